#include <dlfcn.h>
#include <postgresql/libpq-fe.h>
#include <stddef.h>

// libpq is loaded when a hub is named: to link it would cost every start 4 ms and 22 shared objects. Swift cannot take a function's
// type from its declaration, so the table of those in use is made here, each under its own name.
#define SHIM_POSTGRES(FUNCTION)  \
  FUNCTION(PQclear)              \
  FUNCTION(PQbackendPID)         \
  FUNCTION(PQconnectdbParams)    \
  FUNCTION(PQconnectionNeedsPassword) \
  FUNCTION(PQconninfoFree)       \
  FUNCTION(PQconninfoParse)      \
  FUNCTION(PQconsumeInput)       \
  FUNCTION(PQerrorMessage)       \
  FUNCTION(PQexec)               \
  FUNCTION(PQexecParams)         \
  FUNCTION(PQfinish)             \
  FUNCTION(PQfreemem)            \
  FUNCTION(PQgetisnull)          \
  FUNCTION(PQgetlength)          \
  FUNCTION(PQgetvalue)           \
  FUNCTION(PQnotifies)           \
  FUNCTION(PQntuples)            \
  FUNCTION(PQparameterStatus)    \
  FUNCTION(PQresultErrorField)   \
  FUNCTION(PQresultStatus)       \
  FUNCTION(PQserverVersion)      \
  FUNCTION(PQsetNoticeProcessor) \
  FUNCTION(PQsocket)             \
  FUNCTION(PQstatus)

#define SHIM_FIELD(name) __typeof__(&name) _Nonnull name;
typedef struct {
  SHIM_POSTGRES(SHIM_FIELD)
} shim_postgres;
#undef SHIM_FIELD

// Fills the table; NULL when it is full, else the system's words for what is missing (dlopen, dlsym).
static inline const char *_Nullable shim_postgres_load(shim_postgres *_Nonnull table) {
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
#define SHIM_LOAD(name) \
  if (!(*(void **)&table->name = dlsym(library, #name))) return dlerror();
  SHIM_POSTGRES(SHIM_LOAD)
#undef SHIM_LOAD
  return NULL;
}

// These letters are macros with characters in them, which Swift takes for numbers of another type (postgres_ext.h).
enum { shim_field_message = PG_DIAG_MESSAGE_PRIMARY, shim_field_code = PG_DIAG_SQLSTATE };

// What the server tells beside its answers would go to standard error, over the desk.
static inline void shim_ignore(void *_Nullable nothing, const char *_Nullable message) {
  (void)nothing;
  (void)message;
}

#pragma once
#include <dlfcn.h>
#include <stdlib.h>
#include <zip.h>

// The functions of libzip that we use. The library is loaded when the first archive is opened: linked, it would cost every start.
#define SHIM_ZIP(each)                                                                                                   \
  each(zip_close) each(zip_discard) each(zip_error_fini) each(zip_error_init) each(zip_error_strerror) each(zip_fclose)  \
  each(zip_file_add) each(zip_file_strerror) each(zip_fopen_index) each(zip_fread) each(zip_get_name)                    \
  each(zip_get_num_entries) each(zip_open_from_source) each(zip_source_buffer) each(zip_source_buffer_create)            \
  each(zip_source_close) each(zip_source_free) each(zip_source_keep) each(zip_source_open) each(zip_source_read)         \
  each(zip_source_stat) each(zip_stat_index) each(zip_strerror)

struct shim_zip {
#define SHIM_FIELD(name) __typeof__(name) *_Nonnull name;
  SHIM_ZIP(SHIM_FIELD)
#undef SHIM_FIELD
};

// The functions in the shared object of that name; null when it, or one of them, is not there. Neither is given back.
static inline const struct shim_zip *_Nullable shim_zip_load(const char *_Nonnull library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  struct shim_zip *table = handle ? (struct shim_zip *)malloc(sizeof *table) : NULL;
  if (!table) return NULL;
#define SHIM_LOAD(name)                                         \
  void *found_##name = dlsym(handle, #name);                    \
  if (!found_##name) return free(table), NULL;                  \
  table->name = (__typeof__(table->name))found_##name;
  SHIM_ZIP(SHIM_LOAD)
#undef SHIM_LOAD
  return table;
}

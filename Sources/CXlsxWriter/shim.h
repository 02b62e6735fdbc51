#pragma once
#include <dlfcn.h>
#include <stdlib.h>
#include <xlsxwriter.h>

// The library writes to a file that has a name. This one is in memory, and has one under /proc/self/fd; <sys/mman.h> declares it
// with _GNU_SOURCE only, which a module cannot define for itself.
extern int memfd_create(const char *name, unsigned int flags);

// MFD_CLOEXEC
static inline int shim_memory_file(void) { return memfd_create("workbook", 1U); }

// The functions of libxlsxwriter that we use. The library is loaded when the first workbook is written: linked, it would cost every
// start.
#define SHIM_XLSX(each)                                                                                                    \
  each(format_set_align) each(format_set_bg_color) each(format_set_bold) each(format_set_border)                           \
  each(format_set_border_color) each(format_set_text_wrap) each(lxw_strerror) each(workbook_add_format)                    \
  each(workbook_add_worksheet) each(workbook_close) each(workbook_new) each(workbook_set_properties)                       \
  each(worksheet_autofilter) each(worksheet_fit_to_pages) each(worksheet_freeze_panes) each(worksheet_repeat_rows)         \
  each(worksheet_set_column) each(worksheet_set_header) each(worksheet_set_landscape) each(worksheet_set_paper)            \
  each(worksheet_set_row) each(worksheet_write_blank) each(worksheet_write_string)

struct shim_xlsx {
#define SHIM_FIELD(name) __typeof__(name) *_Nonnull name;
  SHIM_XLSX(SHIM_FIELD)
#undef SHIM_FIELD
};

// The functions in the shared object of that name; null when it, or one of them, is not there. Neither is given back.
static inline const struct shim_xlsx *_Nullable shim_xlsx_load(const char *_Nonnull library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  struct shim_xlsx *table = handle ? (struct shim_xlsx *)malloc(sizeof *table) : NULL;
  if (!table) return NULL;
#define SHIM_LOAD(name)                                         \
  void *found_##name = dlsym(handle, #name);                    \
  if (!found_##name) return free(table), NULL;                  \
  table->name = (__typeof__(table->name))found_##name;
  SHIM_XLSX(SHIM_LOAD)
#undef SHIM_LOAD
  return table;
}

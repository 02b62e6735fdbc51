#pragma once
#include <xlsxwriter.h>

// The library writes to a file that has a name. This one is in memory, and has one under /proc/self/fd; <sys/mman.h> declares it
// with _GNU_SOURCE only, which a module cannot define for itself.
extern int memfd_create(const char *name, unsigned int flags);

// MFD_CLOEXEC
static inline int shim_memory_file(void) { return memfd_create("workbook", 1U); }

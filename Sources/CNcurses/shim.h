#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
// Not in Swift's Glibc module.
#include <sys/signalfd.h>

// Hidden by <wchar.h> unless _XOPEN_SOURCE is set.
extern int wcwidth(wchar_t);

// Hidden by <unistd.h> and <sys/mman.h> unless _GNU_SOURCE is set; 1 is MFD_CLOEXEC.
extern int dup3(int, int, int);
extern int memfd_create(const char *, unsigned);
static inline int shim_memory_file(const char *name) { return memfd_create(name, 1); }

// Macros with casts and shifts, which Swift does not import.
static inline attr_t shim_bold(void) { return A_BOLD; }
static inline attr_t shim_dim(void) { return A_DIM; }
static inline attr_t shim_italic(void) { return A_ITALIC; }
static inline attr_t shim_underline(void) { return A_UNDERLINE; }
static inline attr_t shim_reverse(void) { return A_REVERSE; }

// `stdscr` is a global variable, unsafe in Swift's eyes.
static inline int shim_keypad(void) { return keypad(stdscr, TRUE); }
static inline int shim_rows(void) { return getmaxy(stdscr); }
static inline int shim_columns(void) { return getmaxx(stdscr); }

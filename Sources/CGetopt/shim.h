#pragma once
#include <getopt.h>

// optarg, optind, optopt and opterr are globals, which Swift 6 lets nobody touch.
static inline void shim_getopt_restart(void) {
  optind = 0;
  opterr = 0;
}
static inline const char *shim_optarg(void) { return optarg; }
static inline int shim_optind(void) { return optind; }
static inline int shim_optopt(void) { return optopt; }

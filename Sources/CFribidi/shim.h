#pragma once
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

// The functions of libfribidi (1.0) that we use, declared here so that nobody needs its headers. The library is loaded when the first
// text from right to left is drawn: linked, it would cost every start.
struct shim_fribidi {
  void (*_Nonnull fribidi_get_bidi_types)(const uint32_t *_Nonnull text, int length, uint32_t *_Nonnull types);
  void (*_Nonnull fribidi_get_bracket_types)(
      const uint32_t *_Nonnull text, int length, const uint32_t *_Nonnull types, uint32_t *_Nonnull brackets);
  int8_t (*_Nonnull fribidi_get_par_embedding_levels_ex)(
      const uint32_t *_Nonnull types, const uint32_t *_Nonnull brackets, int length, uint32_t *_Nonnull base,
      int8_t *_Nonnull levels);
  int (*_Nonnull fribidi_get_mirror_char)(uint32_t character, uint32_t *_Nonnull mirrored);
};

// FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL
enum { shim_left_to_right = 0x110, shim_right_to_left = 0x111 };

// The functions in the shared object of that name; null when it, or one of them, is not there. Neither is given back.
static inline const struct shim_fribidi *_Nullable shim_fribidi_load(const char *_Nonnull library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  struct shim_fribidi *table = handle ? (struct shim_fribidi *)malloc(sizeof *table) : NULL;
  if (!table) return NULL;
#define SHIM_LOAD(name)                                     \
  void *found_##name = dlsym(handle, #name);                \
  if (!found_##name) return free(table), NULL;              \
  table->name = (__typeof__(table->name))found_##name;
  SHIM_LOAD(fribidi_get_bidi_types)
  SHIM_LOAD(fribidi_get_bracket_types)
  SHIM_LOAD(fribidi_get_par_embedding_levels_ex)
  SHIM_LOAD(fribidi_get_mirror_char)
#undef SHIM_LOAD
  return table;
}

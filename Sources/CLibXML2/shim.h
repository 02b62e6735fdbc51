#pragma once
#include <dlfcn.h>
#include <stdlib.h>

// What we use of libxml2 2.9 to 2.14 (libxml2.so.2), under the names of its headers <libxml/parser.h> and <libxml/xmlerror.h>.
// They stand in a folder that only pkg-config knows, and what pkg-config says would link the library, which costs every start
// 2 ms: it brings ICU and libstdc++ with it. It is loaded when the first part is parsed.

typedef unsigned char xmlChar;
typedef struct _xmlParserCtxt xmlParserCtxt;

enum { XML_PARSE_NOERROR = 1 << 5, XML_PARSE_NOWARNING = 1 << 6, XML_PARSE_NONET = 1 << 11 };
enum { XML_ERR_FATAL = 3 };
#define XML_SAX2_MAGIC 0xDEEDBEAF

typedef struct {
  int domain, code;
  char *message;
  int level;
  char *file;
  int line;
  char *str1, *str2, *str3;
  int int1, int2;
  void *ctxt, *node;
} xmlError;

typedef void (*shim_unused)(void);
typedef struct {
  void (*internalSubset)(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system);
  shim_unused isStandalone, hasInternalSubset, hasExternalSubset, resolveEntity, getEntity, entityDecl, notationDecl,
      attributeDecl, elementDecl, unparsedEntityDecl, setDocumentLocator, startDocument, endDocument, startElement,
      endElement, reference;
  void (*characters)(void *context, const xmlChar *text, int bytes);
  shim_unused ignorableWhitespace, processingInstruction, comment, warning, error, fatalError, getParameterEntity;
  void (*cdataBlock)(void *context, const xmlChar *text, int bytes);
  shim_unused externalSubset;
  unsigned int initialized;
  void *_private;
  void (*startElementNs)(
      void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespaces,
      const xmlChar **declared, int attributes, int defaulted, const xmlChar **values);
  void (*endElementNs)(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri);
  void (*serror)(void *context, const xmlError *error);
} xmlSAXHandler;

struct shim_xml {
  void (*_Nonnull xmlInitParser)(void);
  xmlParserCtxt *(*_Nonnull xmlCreatePushParserCtxt)(
      const xmlSAXHandler *sax, void *context, const char *chunk, int size, const char *file);
  int (*_Nonnull xmlCtxtUseOptions)(xmlParserCtxt *, int options);
  int (*_Nonnull xmlParseChunk)(xmlParserCtxt *, const char *chunk, int size, int terminate);
  long (*_Nonnull xmlByteConsumed)(xmlParserCtxt *);
  void (*_Nonnull xmlStopParser)(xmlParserCtxt *);
  void (*_Nonnull xmlFreeParserCtxt)(xmlParserCtxt *);
};

// The functions in the shared object of that name; null when it, or one of them, is not there. Neither is given back.
static inline const struct shim_xml *_Nullable shim_xml_load(const char *_Nonnull library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  struct shim_xml *table = handle ? (struct shim_xml *)malloc(sizeof *table) : NULL;
  if (!table) return NULL;
#define SHIM_LOAD(name)                                         \
  void *found_##name = dlsym(handle, #name);                    \
  if (!found_##name) return free(table), NULL;                  \
  table->name = (__typeof__(table->name))found_##name;
  SHIM_LOAD(xmlInitParser) SHIM_LOAD(xmlCreatePushParserCtxt) SHIM_LOAD(xmlCtxtUseOptions) SHIM_LOAD(xmlParseChunk)
  SHIM_LOAD(xmlByteConsumed) SHIM_LOAD(xmlStopParser) SHIM_LOAD(xmlFreeParserCtxt)
#undef SHIM_LOAD
  table->xmlInitParser();
  return table;
}

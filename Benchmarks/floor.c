// The floor for a reader of Word files that uses libzip and libxml2, as conote does: inflates word/document.xml whole, then one SAX pass
// in pieces of 64 KiB that keeps the text and counts the paragraphs.
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct text {
  char *bytes;
  size_t count, room;
  long paragraphs;
  int isText;
};

static int isNamed(const xmlChar *name, char letter) { return name[0] == letter && name[1] == 0; }

static void append(struct text *text, const void *bytes, size_t count) {
  if (text->count + count > text->room) {
    text->room = 2 * (text->count + count) + 65536;
    text->bytes = realloc(text->bytes, text->room);
    if (!text->bytes) exit(3);
  }
  memcpy(text->bytes + text->count, bytes, count);
  text->count += count;
}

static void start(
    void *text, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces, const xmlChar **declared,
    int attributes, int defaulted, const xmlChar **values) {
  if (isNamed(name, 't')) ((struct text *)text)->isText = 1;
}

static void end(void *to, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  struct text *text = to;
  if (isNamed(name, 't')) text->isText = 0;
  if (isNamed(name, 'p')) {
    text->paragraphs++;
    append(text, "\n", 1);
  }
}

static void characters(void *to, const xmlChar *bytes, int count) {
  struct text *text = to;
  if (text->isText) append(text, bytes, count);
}

int main(int count, char **words) {
  const char *part = "word/document.xml";
  zip_stat_t status;
  zip_t *archive = count == 2 ? zip_open(words[1], ZIP_RDONLY, NULL) : NULL;
  zip_file_t *file = archive && zip_stat(archive, part, 0, &status) == 0 ? zip_fopen(archive, part, 0) : NULL;
  char *xml = file ? malloc(status.size) : NULL;
  if (!xml || zip_fread(file, xml, status.size) != (zip_int64_t)status.size) return 3;

  struct text text = {0};
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = start, .endElementNs = end, .characters = characters};
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &text, NULL, 0, NULL);
  for (zip_uint64_t at = 0; at < status.size; at += 65536)
    xmlParseChunk(parser, xml + at, status.size - at < 65536 ? (int)(status.size - at) : 65536, 0);
  if (xmlParseChunk(parser, xml, 0, 1) != 0) return 3;
  printf("%ld paragraphs, %zu bytes of text\n", text.paragraphs, text.count);
  return 0;
}

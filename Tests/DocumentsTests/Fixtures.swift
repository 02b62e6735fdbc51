import Documents

/// A document read from `text`; the name tells the format.
func document(_ text: String, _ name: String = "note.txt") throws -> Document {
  try Document.parse(Array(text.utf8), name: name)
}

/// A working document with everything in it that structure must see through.
let workingDocument = """
  Permanent Technical Committee

  PC0812Ea

  -
  301st/302nd Sessions
  -
  4 – 7 May 2027

  Brussels, 2 April 2027

  Safe Handling of Parcels
  in Regional Hubs

  (Item VII. on the Agenda)

  SUMMARY

  Purpose of document

  This document reports on the draft Guide to Safe Handling of Parcels and asks for further views on it from all Members of the Committee.

  Action required of the Permanent Technical Committee

  The Committee is invited to examine the draft Guide and to advise on its final shape.

  *

  *

  *

  I. Background

  1. A first draft of the [Guide to Safe Handling](#) (hereafter “the Guide”) was shown to the Policy Commission (PC) in June 2026.
  2. The drafting was done by the Authorized Economic Operators (AEOs), who set out:
  (a) how parcels are received;
  (b) how they are stored, in particular:
  (i) cold goods;
  (ii) live animals.
  - 2.

  3. The three Annexes of the Guide are not part of this document.

  II. Way forward

  4. The Secretariat will circulate PC0812EAE1a before the session.

  III. Action required

  5. The Committee is invited to examine the draft Guide and to advise on its final shape.

  * * *

  Annex I

  Outline of the Guide

  The Guide has two parts.

  1. The first part [describes [briefly]] the hubs.
  2. The second part lists duties.

  """

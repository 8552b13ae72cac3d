package coco.engine.source;

import java.util.List;

/**
 * What keeps a whole mapping or file from being read.
 *
 * @param file name of the mapping or of the file
 * @param line from 1; 0 where no line tells
 * @param arguments of its texts, in order; names and quotes, never sentences
 */
public record Fault(Kind kind, String file, long line, List<String> arguments) {
  public Fault {
    arguments = List.copyOf(arguments);
  }

  static Fault of(Kind kind, String file, long line, String... arguments) {
    return new Fault(kind, file, line, List.of(arguments));
  }

  /**
   * Every kind of fault. The texts are in {@code source_en.properties} and {@code
   * source_fr.properties} under {@code KIND.what}, {@code KIND.why} and {@code KIND.do}.
   */
  public enum Kind {
    /** The mapping is no YAML. */
    NOT_YAML,
    /** A key of the mapping is not known. */
    UNKNOWN_KEY,
    /** A key that must be there is missing. */
    MISSING_KEY,
    /** A value of the mapping is not of the form that its key needs. */
    BAD_VALUE,
    /** The condition of {@code where} cannot be read. */
    BAD_CONDITION,
    /** Times have no offset and the mapping names no zone. */
    NO_ZONE,
    /** A column that the mapping needs is not in the file. */
    NO_COLUMN,
    /** None of the mapping's columns is in the file. */
    OTHER_FILE,
    /** Two columns of the file bear a name that the mapping needs. */
    DOUBLE_COLUMN,
    /** No file is where the mapping says. */
    NO_FILE,
    /** The file cannot be read from the disk. */
    UNREADABLE,
    /** The file is empty. */
    EMPTY,
    /** The file is not of the format that the mapping says. */
    OTHER_FORMAT,
    /** The format is known but not read yet. */
    UNSUPPORTED_FORMAT,
    /** The file is not written in the encoding that the mapping says. */
    WRONG_ENCODING,
    /** The file ends before its end. */
    TRUNCATED,
    /** The file's structure is broken. */
    BROKEN,
    /** A quotation mark opens and is never closed. */
    OPEN_QUOTE,
    /** Text stands between a closing quotation mark and the next separator. */
    TEXT_AFTER_QUOTE,
    /** An XML file brings a document type of its own. */
    DOCUMENT_TYPE,
    /** The mapping repeats a list or keys by an alias. */
    ALIAS,
    /** A key stands twice in the mapping. */
    DOUBLE_KEY,
    /** A folder is where a file should be. */
    FOLDER,
    /** A limit was reached. */
    LIMIT
  }
}

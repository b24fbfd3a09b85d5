/** Bounds that keep a hostile or huge file from exhausting memory or time. All in one place, so that they can be weighed together. */

/** Largest file that is read at all, in bytes. A library of books in plain text stays far below. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Longest HTML page, in characters: its tree takes about fifteen times its size. */
export const MAX_HTML_CHARACTERS = 48 * 1024 * 1024;
/** Longest Markdown text, in characters: its tree takes far more than its size. */
export const MAX_MARKDOWN_CHARACTERS = 8 * 1024 * 1024;
/** Elements nested deeper than this are read as if they stood in the one around them. Browsers stop at 512. */
export const MAX_HTML_DEPTH = 400;
/** Attributes beyond this in one tag are ignored: the parser looks for doubles among them one by one. */
export const MAX_ATTRIBUTES = 1000;
/** Beyond any of these the article is not looked for, and the whole page is read. */
export const MAX_ARTICLE_CHARACTERS = 2 * 1024 * 1024;
export const MAX_ARTICLE_ELEMENTS = 15_000;
export const MAX_ARTICLE_DEPTH = 120;
/** Rows of a file that brings its own. Above what any book or translation memory of a person's holds; each takes memory of its own. */
export const MAX_ALIGNED_ROWS = 500_000;
/** Versions side by side in one file. A work takes fewer; which of them is then for the user to say. */
export const MAX_ALIGNED_VERSIONS = 60;

// The width of text in a terminal, for the help text, which is plain: one column a character. The package that yargs
// brings along also knows emoji and wide scripts, and getting ready for them takes more than half of the time of `--help`.
/** @param {string} text */
export default function stringWidth(text) {
  return [...text].length;
}

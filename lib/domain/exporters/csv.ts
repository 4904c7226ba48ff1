/**
 * What a spreadsheet takes for a formula: the signs themselves and their full-width forms, also behind blanks, quotes
 * or invisible characters, which some programs drop before they look.
 */
// oxlint-disable-next-line no-control-regex -- control characters are part of what is looked for
const formula = /^[\s"'\u0000-\u001f\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * One table as CSV (RFC 4180): every cell quoted, lines ended by CR LF. Text that a spreadsheet would run as a formula
 * gets an apostrophe in front; numbers are written as they are.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(value: string | number): string {
  if (typeof value === "number") return `"${value}"`;
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

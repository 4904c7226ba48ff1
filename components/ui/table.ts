/** The cells of a table that is read line by line; narrower on paper. */
export const tableHead = "px-3 py-2 font-medium print:px-1.5";
export const tableCell = "px-3 py-2.5 align-top print:px-1.5";

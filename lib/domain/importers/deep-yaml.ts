import { Lexer } from "yaml";

/** Before the token that is the text of a scalar. */
const scalarNext = "\u001f";

/** Whether brackets, or the marks of lists and keys on one line, open too many levels. Depth by indentation takes its square in blanks. */
export function isDeepYaml(text: string, deepest = 64): boolean {
  let brackets = 0;
  let marks = 0;
  let isScalarText = false;
  for (const token of new Lexer().lex(text)) {
    if (isScalarText) isScalarText = false;
    else if (token === scalarNext) isScalarText = true;
    else if (token === "[" || token === "{") brackets++;
    else if (token === "]" || token === "}") brackets--;
    else if (token === "\n") marks = 0;
    else if (token === "-" || token === "?" || token === ":") marks += brackets === 0 ? 1 : 0;
    if (brackets > deepest || marks > deepest) return true;
  }
  return false;
}

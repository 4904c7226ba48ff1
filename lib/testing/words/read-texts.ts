import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

/** A text that people read, or a comment, with the line on which it begins. */
export interface ReadText {
  readonly text: string;
  readonly line: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Elements that stand within a sentence. */
const inline = new Set(["a", "b", "code", "em", "i", "kbd", "span", "strong", "Code", "Kbd", "Link", "Term"]);
/** What is put in at run time: counts as one word. */
const filled = "X";
const unread = new Set([
  "ImportDeclaration",
  "ExportAllDeclaration",
  "TSLiteralType",
  "TSImportType",
  "Directive",
]);

/** The strings, templates and texts of elements of a TypeScript file: each whole, with an X where a value is put in. */
export function textsOf(file: string): {
  readonly texts: readonly ReadText[];
  readonly comments: readonly ReadText[];
} {
  const source = readFileSync(file, "utf8");
  const { program, comments } = parseSync(file, source);
  const texts: ReadText[] = [];
  const add = (text: string, start: number) => {
    const plain = text.replaceAll(/\s+/g, " ").trim();
    // A key, a path, a class or a piece of a query is no text.
    if (/^[A-Z][a-z]|[a-z] /.test(plain)) texts.push({ text: plain, line: lineAt(source, start) });
  };
  visit(program as unknown as SyntaxNode, add);
  return {
    texts,
    comments: comments.map(({ value, start }) => ({
      text: value.replaceAll(/\s*\n\s*\*?\s*/g, " ").trim(),
      line: lineAt(source, start),
    })),
  };
}

function visit(node: SyntaxNode, add: (text: string, start: number) => void): void {
  if (unread.has(node.type)) return;
  // Old words are aliases in the glossary.
  if (node.type === "Property" && (node["key"] as SyntaxNode)["name"] === "aliases") return;
  if (node.type === "Literal" && typeof node["value"] === "string") add(node["value"], node.start);
  else if (node.type === "TemplateLiteral") {
    add(templateText(node), node.start);
    for (const one of node["expressions"] as SyntaxNode[]) visit(one, add);
  } else if (node.type === "JSXAttribute" && (node["name"] as SyntaxNode)["name"] === "className") return;
  else if (node.type === "JSXElement" || node.type === "JSXFragment") visitElement(node, add);
  else for (const child of childrenOf(node)) visit(child, add);
}

/** The texts of an element; an element between its sentences ends them. */
function visitElement(node: SyntaxNode, add: (text: string, start: number) => void): void {
  let [sentence, start] = ["", node.start];
  const end = () => {
    add(sentence, start);
    sentence = "";
  };
  const take = (text: string, at: number) => {
    if (sentence.trim() === "") start = at;
    sentence += text;
  };
  const walk = (element: SyntaxNode) => {
    const opening = element["openingElement"] as SyntaxNode | undefined;
    if (opening !== undefined)
      for (const attribute of opening["attributes"] as SyntaxNode[]) visit(attribute, add);
    for (const child of element["children"] as SyntaxNode[]) {
      if (child.type === "JSXText") take(child["value"] as string, child.start);
      else if (child.type === "JSXExpressionContainer") {
        const expression = child["expression"] as SyntaxNode;
        if (expression.type === "Literal" && typeof expression["value"] === "string")
          take(expression["value"], child.start);
        else if (expression.type === "TemplateLiteral") take(templateText(expression), child.start);
        else {
          take(filled, child.start);
          visit(expression, add);
        }
      } else if (child.type === "JSXElement" && inline.has(nameOf(child))) walk(child);
      else {
        end();
        visit(child, add);
      }
    }
  };
  walk(node);
  end();
}

function templateText(node: SyntaxNode): string {
  const quasis = node["quasis"] as { readonly value: { readonly cooked: string | null } }[];
  return quasis.map(({ value }) => value.cooked ?? "").join(filled);
}

function nameOf(element: SyntaxNode): string {
  const { name } = (element["openingElement"] as SyntaxNode)["name"] as { readonly name?: unknown };
  return typeof name === "string" ? name : "";
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node)
    .flat()
    .filter(
      (value): value is SyntaxNode =>
        typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string",
    );
}

function lineAt(source: string, start: number): number {
  return source.slice(0, start).split("\n").length;
}

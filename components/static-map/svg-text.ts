import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { xmlText } from "@/lib/domain/exporters/xml-text";
import { lightColours, lookAttributes, themeColours } from "./look-attributes";

/**
 * A picture as a self-contained file: every look is an attribute, and every text is escaped. A writer of our own, since
 * routes can't call React's. The drawn components use no hooks.
 */
export function svgText(picture: ReactElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(picture, lightColours)}\n`;
}

/** The same inside a page, which sets the tokens of the theme as custom properties. */
export function inlineSvg(picture: ReactElement): string {
  return written(picture, themeColours);
}

function written(picture: ReactElement, colours: Colours): string {
  const out: Output = { pieces: [], colours };
  write(picture, out);
  return out.pieces.join("");
}

type Colours = ReadonlyMap<string, string>;

interface Output {
  readonly pieces: string[];
  readonly colours: Colours;
}

type Props = { readonly children?: ReactNode; readonly [name: string]: unknown };
type Draw = (props: Props) => ReactNode;

function write(node: ReactNode, out: Output): void {
  if (node === null || node === undefined || typeof node === "boolean") return;
  if (Array.isArray(node)) {
    for (const one of node) write(one, out);
    return;
  }
  if (typeof node === "string" || typeof node === "number") {
    out.pieces.push(escaped(`${node}`));
    return;
  }
  if (!isValidElement(node)) throw new Error("A picture has texts, numbers and elements.");
  const { type } = node;
  // Every element has an object of these.
  const props = node.props as Props;
  const icon = iconOf(props);
  if (icon) return writeIcon(icon, props, out);
  if (typeof type === "string") return writeTag(type, props, out);
  if (type === Fragment) return write(props.children, out);
  write(drawerOf(type)(props), out);
}

/** A function, or the result of `forwardRef`. */
function drawerOf(type: unknown): Draw {
  if (typeof type === "function") return type as Draw;
  if (typeof type === "object" && type !== null && "render" in type && typeof type.render === "function")
    return type.render as Draw;
  throw new Error("A picture is drawn by functions without hooks.");
}

function writeTag(tag: string, props: Props, out: Output): void {
  const attributes = new Map<string, string>(tag === "svg" ? [["xmlns", "http://www.w3.org/2000/svg"]] : []);
  for (const [name, value] of Object.entries(props)) {
    if (name === "children" || name === "className" || name === "key" || name === "ref") continue;
    if (typeof value === "string" || typeof value === "number" || value === true)
      attributes.set(attributeName(name), `${value}`);
  }
  for (const [name, value] of lookAttributes(
    typeof props["className"] === "string" ? props["className"] : "",
    out.colours,
  ))
    attributes.set(name, value);
  out.pieces.push(`<${tag}`);
  for (const [name, value] of attributes) out.pieces.push(` ${name}="${escaped(value)}"`);
  const { children } = props;
  if (children === undefined || children === null) {
    out.pieces.push("/>");
    return;
  }
  out.pieces.push(">");
  write(children, out);
  out.pieces.push(`</${tag}>`);
}

/** `strokeWidth` in SVG's spelling; the one SVG name with a capital that is used here stays. */
function attributeName(name: string): string {
  return name === "viewBox" ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

interface Icon {
  readonly size?: number;
  readonly node: readonly (readonly [tag: string, attributes: Props])[];
}

/** The props of a lucide-react component, which reads its context with a hook, and on the server uses the browser's code. */
function iconOf({ icon }: Props): Icon | undefined {
  // The library's own form, which svg-text.test.tsx checks.
  return typeof icon === "object" && icon !== null && "node" in icon ? (icon as Icon) : undefined;
}

function writeIcon({ size: own = 24, node }: Icon, props: Props, out: Output): void {
  const { size = own, strokeWidth = 2 } = props;
  writeTag(
    "svg",
    {
      width: size,
      height: size,
      viewBox: `0 0 ${own} ${own}`,
      fill: "none",
      stroke: "currentColor",
      strokeWidth,
      strokeLinecap: "round",
      strokeLinejoin: "round",
      "aria-hidden": props["aria-hidden"],
      children: node.map(([tag, attributes]) => createElement(tag, attributes)),
    },
    out,
  );
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (sign) => escapes.get(sign) ?? sign);
}

import "server-only";
import { xmlText } from "@/lib/domain/exporters/xml-text";

/** Written HTML. Only `markup` and `trustedHtml` make one, so that no text becomes markup. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Value = Html | string | number | undefined | readonly Value[];

/** HTML with values: a text is escaped for content and for quoted attributes, a list is joined. */
export function markup(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(pieces.map((piece, index) => `${piece}${textOf(values[index])}`).join(""));
}

/** Markup from our own writers, such as a picture whose texts are escaped already. */
export function trustedHtml(written: string): Html {
  return new Html(written);
}

function textOf(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.map(textOf).join("");
  return xmlText(`${value}`).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

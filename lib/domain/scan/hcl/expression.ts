import type { Place } from "../source";

interface Written {
  readonly at: Place;
  /** As the file writes it. */
  readonly written: string;
}

/** An expression of HCL2. */
export type Expression = Written &
  (
    | { readonly kind: "literal"; readonly value: string | number | boolean | null }
    | { readonly kind: "template"; readonly parts: readonly TemplatePart[]; readonly lastLine: number }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "step"; readonly of: Expression; readonly name: string }
    | { readonly kind: "index"; readonly of: Expression; readonly index: Expression }
    | { readonly kind: "splat"; readonly of: Expression }
    | {
        readonly kind: "call";
        readonly name: string;
        readonly args: readonly Expression[];
        readonly isSpread: boolean;
      }
    | { readonly kind: "unary"; readonly operator: "-" | "!"; readonly of: Expression }
    | {
        readonly kind: "binary";
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "condition";
        readonly test: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | ForExpression
  );

export interface ForExpression {
  readonly kind: "for";
  /** The name of the key or the index; absent if only the value has one. */
  readonly keyName?: string;
  readonly valueName: string;
  readonly of: Expression;
  /** The key of an object's entry; absent for a list. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly only?: Expression;
}

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly of: Expression }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly yes: readonly TemplatePart[];
      readonly no: readonly TemplatePart[];
    }
  | {
      readonly kind: "for";
      readonly keyName?: string;
      readonly valueName: string;
      readonly of: Expression;
      readonly body: readonly TemplatePart[];
    };

export interface Attribute {
  readonly name: string;
  readonly value: Expression;
  readonly at: Place;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly at: Place;
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

export const emptyBody: Body = { attributes: new Map(), blocks: [] };

/** An unreadable part, with its line. */
export interface HclFault {
  readonly line: number;
  readonly message: string;
}

/** Blocks of a type, in their order. */
export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.blocks.filter((block) => block.type === type);
}

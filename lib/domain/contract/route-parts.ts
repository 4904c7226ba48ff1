import type * as z from "zod";
import type { RouteKey, routes } from "./routes";

type KeyParts<Key extends string> = Key extends `${infer Method} ${infer Path}`
  ? { readonly method: Method; readonly path: Path }
  : never;
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

export type RouteOf<Key extends RouteKey> = Extract<(typeof routes)[number], KeyParts<Key>>;

/** The names in the braces of its path; never without braces. */
export type ParamNameOf<Key extends RouteKey> = NamesIn<Key>;

export type QueryNameOf<Key extends RouteKey> =
  RouteOf<Key> extends { readonly query: readonly (infer Name extends string)[] } ? Name : never;

export type BodySchemaOf<Key extends RouteKey> =
  RouteOf<Key> extends { readonly body: infer Schema extends z.ZodType } ? Schema : never;

export type AnswerSchemaOf<Key extends RouteKey> =
  RouteOf<Key> extends { readonly answer: infer Schema extends z.ZodType } ? Schema : never;

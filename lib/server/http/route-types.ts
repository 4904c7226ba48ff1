import "server-only";
import type * as z from "zod";
import type { RouteKey, routes } from "@/lib/domain/contract/routes";
import type { Viewer } from "../auth/viewer";

/** The row of the contract table that a key names. */
export type RouteOf<Key extends RouteKey> = Extract<(typeof routes)[number], KeyParts<Key>>;
type KeyParts<Key extends string> = Key extends `${infer Method} ${infer Path}` ? { readonly method: Method; readonly path: Path } : never;

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

export type ParamsOf<Key extends RouteKey> = { readonly [Name in NamesIn<Key>]: string };

export type QueryOf<Key extends RouteKey> =
  RouteOf<Key> extends { readonly query: readonly (infer Name extends string)[] } ? { readonly [One in Name]?: string } : Record<never, never>;

export type BodyOf<Key extends RouteKey> = RouteOf<Key> extends { readonly body: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;

/** What a handler gives back; a `Response` of its own for a stream or a cookie. */
export type AnswerOf<Key extends RouteKey> = RouteOf<Key> extends { readonly answer: infer Schema extends z.ZodType } ? z.input<Schema> : undefined;

export type ViewerOf<Key extends RouteKey> = RouteOf<Key>["access"] extends "public" ? undefined : Viewer;

export type RouteInput<Key extends RouteKey> = {
  readonly request: Request;
  readonly params: ParamsOf<Key>;
  readonly query: QueryOf<Key>;
  readonly body: BodyOf<Key>;
  readonly viewer: ViewerOf<Key>;
};

export type RouteHandler<Key extends RouteKey> = (input: RouteInput<Key>) => Promise<AnswerOf<Key> | Response | void>;

/** What Next calls. */
export type NextRouteHandler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

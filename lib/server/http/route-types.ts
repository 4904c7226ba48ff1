import "server-only";
import type * as z from "zod";
import type {
  AnswerSchemaOf,
  BodySchemaOf,
  ParamNameOf,
  QueryNameOf,
  RouteOf,
} from "@/lib/domain/contract/route-parts";
import type { RouteKey } from "@/lib/domain/contract/routes";
import type { Viewer } from "../auth/viewer";

type ParamsOf<Key extends RouteKey> = { readonly [Name in ParamNameOf<Key>]: string };

type QueryOf<Key extends RouteKey> = { readonly [Name in QueryNameOf<Key>]?: string };

type BodyOf<Key extends RouteKey> = [BodySchemaOf<Key>] extends [never]
  ? undefined
  : z.output<BodySchemaOf<Key>> | UploadOf<Key>;

type UploadOf<Key extends RouteKey> = RouteOf<Key> extends { readonly upload: string } ? Uint8Array : never;

/** The result of a handler; a `Response` of its own for a stream or a cookie. */
type AnswerOf<Key extends RouteKey> = [AnswerSchemaOf<Key>] extends [never]
  ? undefined
  : z.input<AnswerSchemaOf<Key>>;

type ViewerOf<Key extends RouteKey> = RouteOf<Key>["access"] extends "public" ? undefined : Viewer;

export type RouteInput<Key extends RouteKey> = {
  readonly request: Request;
  readonly params: ParamsOf<Key>;
  readonly query: QueryOf<Key>;
  readonly body: BodyOf<Key>;
  readonly viewer: ViewerOf<Key>;
};

export type RouteHandler<Key extends RouteKey> = (
  input: RouteInput<Key>,
) => Promise<AnswerOf<Key> | Response | void>;

export type NextRouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

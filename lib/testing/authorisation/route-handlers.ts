import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { NextRouteHandler } from "@/lib/server/http/route-types";

const verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const apiFolder = "app/api/v1";

export function routeFiles(): readonly string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => path.posix.join("app", file.replaceAll(path.sep, "/")))
    .toSorted();
}

export function fileOf(contractPath: string): string {
  return `${apiFolder}${contractPath.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`;
}

export async function handlersIn(file: string): Promise<ReadonlyMap<string, NextRouteHandler>> {
  if (!existsSync(file)) return new Map();
  // A route's module exports its handlers under their verbs.
  const exported = (await import(path.resolve(file))) as { readonly [name: string]: NextRouteHandler };
  return new Map(
    verbs.flatMap((verb): [string, NextRouteHandler][] => (exported[verb] ? [[verb, exported[verb]]] : [])),
  );
}

export function isOfApi(file: string): boolean {
  return file.startsWith(`${apiFolder}/`);
}

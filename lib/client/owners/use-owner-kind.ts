import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import { createOwnerResolver, type OwnerKind } from "@/lib/domain/owners/resolve-owner";
import { useOwnerDirectory } from "./use-owner-directory";

const resolvers = new WeakMap<OwnerDirectory, ReturnType<typeof createOwnerResolver>>();

/** @returns the kind of owner; undefined while it is not loaded, or without an owner */
export function useOwnerKind(owner: string | undefined): OwnerKind | undefined {
  const isNamed = owner !== undefined && owner !== "";
  const directory = useOwnerDirectory(isNamed);
  return isNamed && directory ? resolverOf(directory)(owner).kind : undefined;
}

/** Created once, however many rows ask. */
function resolverOf(directory: OwnerDirectory): ReturnType<typeof createOwnerResolver> {
  const made = resolvers.get(directory) ?? createOwnerResolver(directory);
  resolvers.set(directory, made);
  return made;
}

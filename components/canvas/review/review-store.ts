import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { type ClaimTarget, suppose } from "./what-if/supposed-claims";

interface ReviewState {
  /** Whether a person's word counts, or current evidence alone. */
  readonly proof: Proof;
  /** The gate whose open way is drawn. */
  readonly gate: string | undefined;
  /** Of a hostile node: the target that is looked at; asked by target: the node. */
  readonly reached: string | undefined;
  /** The node whose choke point is looked at. */
  readonly chokePoint: string | undefined;
  /** Claims that are switched in the what-if, in the order in which they were. */
  readonly supposed: readonly ClaimTarget[];
}

const fresh: ReviewState = {
  proof: "declared",
  gate: undefined,
  reached: undefined,
  chokePoint: undefined,
  supposed: [],
};

/** What is looked at in the findings, on the open map. Nothing of it is in the document. */
const reviewStore = createStore<ReviewState>(() => fresh);

export function useReview<T>(selector: (state: ReviewState) => T): T {
  return useStore(reviewStore, selector);
}

/** Nothing of another map is kept. */
export function forgetReview(): void {
  reviewStore.setState(fresh, true);
}

export function seeAs(proof: Proof): void {
  reviewStore.setState({ proof });
}

export function lookAtGate(gate: string | undefined): void {
  reviewStore.setState({ gate });
}

export function lookAtReached(reached: string | undefined): void {
  reviewStore.setState({ reached });
}

export function lookAtChokePoint(chokePoint: string | undefined): void {
  reviewStore.setState({ chokePoint });
}

export function supposeOnly(supposed: readonly ClaimTarget[]): void {
  reviewStore.setState({ supposed });
}

export function supposeMore(added: readonly ClaimTarget[]): void {
  reviewStore.setState(({ supposed }) => ({ supposed: suppose(supposed, added) }));
}

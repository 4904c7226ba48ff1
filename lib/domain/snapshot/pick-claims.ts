import type { Show } from "../contract/shares";
import type { Claim, Evidence, PipelineDocument, Review } from "../pipeline/document";
import { byId, compareText } from "../pipeline/pipeline";
import { confirmedPieces, saysAsConfirmed } from "../reviews/review-holds";
import { saidOf } from "../reviews/said-of";
import { createNumbering } from "./copy-numbers";
import type { HostHiding } from "./host-hiding";
import { acceptanceFields, claimFields, evidenceFields, pickShown, reviewFields } from "./shown-fields";

/** What a copy shows of the claims of a document, and of their confirmations, under the ids of its nodes. */
export function pickClaims(
  document: PipelineDocument,
  hosts: HostHiding,
  show: Show,
): Pick<PipelineDocument, "claims" | "reviews"> {
  const claims = document.claims.map((claim) => ({ claim, ...pickClaim(claim, hosts, show) }));
  const reviews = pickReviews(document.reviews ?? [], claims, hosts, show);
  return {
    // A claim of which nothing is left to see is left out: that there was one is not shown either.
    claims: claims.flatMap(({ picked }) => (Object.keys(picked).length > 2 ? [picked] : [])),
    ...(reviews.length === 0 ? {} : { reviews }),
  };
}

interface PickedClaim {
  readonly picked: Claim;
  /** Its pieces of evidence as they are shown, by the ids that they have on the map. */
  readonly pieces: ReadonlyMap<string, Evidence>;
}

function pickClaim(claim: Claim, hosts: HostHiding, show: Show): PickedClaim {
  const { evidence, ...shown } = pickShown(claim, claimFields, show, hosts.text);
  const pieces = evidence
    ?.map((one) => ({ was: one.id, piece: { ...pickShown(one, evidenceFields, show, hosts.text), id: "" } }))
    .toSorted((a, b) => compareText(JSON.stringify(a.piece), JSON.stringify(b.piece)));
  const numbered = createNumbering("v", pieces?.map((_, index) => String(index)) ?? []);
  const named = pieces?.map(({ was, piece }, index) => ({
    was,
    piece: { ...piece, id: numbered.of(String(index)) },
  }));
  return {
    picked: {
      ...shown,
      ...(claim.acceptance
        ? { acceptance: pickShown(claim.acceptance, acceptanceFields, show, hosts.text) }
        : {}),
      ...(named ? { evidence: named.map(({ piece }) => piece) } : {}),
    },
    pieces: new Map(named?.map(({ was, piece }) => [was, piece])),
  };
}

/** The valid approvals, with the content that the copy shows. Approvals of earlier content are left out. */
function pickReviews(
  reviews: readonly Review[],
  claims: readonly (PickedClaim & { readonly claim: Claim })[],
  hosts: HostHiding,
  show: Show,
): Review[] {
  if (reviews.length === 0) return [];
  const byPlace = new Map(claims.map((one) => [`${one.claim.node} ${one.claim.control}`, one]));
  return reviews.flatMap((review) => {
    const about = byPlace.get(`${review.node} ${review.control}`);
    if (!about || !saysAsConfirmed(review, about.claim)) return [];
    const evidence = confirmedPieces(review, about.claim).flatMap(({ id }) => about.pieces.get(id) ?? []);
    const of = saidOf(about.picked, evidence.toSorted(byId));
    if (of === undefined) return [];
    const shown = pickShown(review, reviewFields, show, hosts.text);
    return [
      {
        ...shown,
        id: "r",
        reviewer: "member",
        name: show.owners ? shown.name : "A member",
        of,
      },
    ];
  });
}

import * as z from "zod";
import { instantSchema } from "../contract/pipelines";
import { sharedPostureSchema } from "../contract/posture";
import { type Show, showSchema } from "../contract/shares";
import { documentSchema } from "../pipeline/document-schemas";
import { createHostHiding } from "./host-hiding";
import { type Redactable, redact } from "./redact";

/**
 * The data of the public page of a link, without its fingerprint. That is shown beside it only with a random part: without one, a
 * hidden name could be guessed and checked against it.
 */
export const sharedCopySchema = z.strictObject({
  schema: z.literal("blueline/share/1"),
  number: z.number().int(),
  title: z.string(),
  note: z.string().exactOptional(),
  takenAt: instantSchema,
  takenBy: z.string().exactOptional(),
  revision: z.number().int(),
  /** The version of the catalogue. */
  catalogue: z.string(),
  show: showSchema,
  document: documentSchema,
  posture: sharedPostureSchema,
});
export type SharedCopy = z.infer<typeof sharedCopySchema>;

export type ShareableSnapshot = Required<Omit<SharedCopy, "schema" | "show" | "posture">> & Redactable;

/** What a link to the snapshot shows, and nothing else of it. */
export function sharedCopyOf(snapshot: ShareableSnapshot, show: Show): SharedCopy {
  const { number, takenAt, revision, catalogue } = snapshot;
  return {
    schema: "blueline/share/1",
    number,
    ...pickFacts(snapshot, show),
    takenAt,
    revision,
    catalogue,
    show: {
      owners: show.owners,
      notes: show.notes,
      evidence: show.evidence,
      hosts: show.hosts,
      ...(show.rights === true ? { rights: true } : {}),
    },
    ...redact(snapshot, show),
  };
}

/** The note of the snapshot itself, and its author. */
export function pickFacts(
  { title, note, takenBy, document }: ShareableSnapshot,
  show: Show,
): Pick<SharedCopy, "title" | "note" | "takenBy"> {
  const hosts = createHostHiding(document.nodes, show);
  return {
    title: hosts.name(title, "Snapshot"),
    ...(show.notes && note !== "" ? { note: hosts.text(note) } : {}),
    ...(show.owners ? { takenBy: hosts.text(takenBy) } : {}),
  };
}

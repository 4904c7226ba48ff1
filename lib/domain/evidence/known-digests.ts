import { type ImageSubject, saidNames } from "./image-names";
import type { ReportSubject } from "./report";

/** The images in earlier reports, each with its day. */
export interface Sighting {
  readonly day: string;
  readonly subjects: readonly ReportSubject[];
}

/** Gives an image that a report calls by its digest alone the name that other reports have for it on that day. */
export type NameByDigest = (subject: ReportSubject, day: string) => ReportSubject;

interface Seen {
  readonly day: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest: string;
}

/**
 * Learns from reports which repository a digest belongs to. A digest in several repositories, or whose tags have all moved by
 * that day, belongs to none: it proves nothing.
 */
export function createNameByDigest(sightings: readonly Sighting[]): NameByDigest {
  const byDigest = new Map<string, Seen[]>();
  const byTag = new Map<string, Seen[]>();
  for (const { day, subjects } of sightings)
    for (const subject of subjects) {
      if (subject.kind !== "image") continue;
      for (const { repository, tag, digest } of saidNames(subject)) {
        if (digest === undefined) continue;
        const seen = { day, repository, digest, ...(tag !== undefined && { tag }) };
        put(byDigest, digest, seen);
        if (tag !== undefined) put(byTag, `${repository}:${tag}`, seen);
      }
    }
  return (subject, day) => {
    if (subject.kind !== "image" || subject.digest === undefined || saidNames(subject).length > 0)
      return subject;
    const seen = byDigest.get(subject.digest.toLowerCase()) ?? [];
    const [repository, ...others] = new Set(seen.map((one) => one.repository));
    if (repository === undefined || others.length > 0) return subject;
    const tagged = seen.filter(({ tag }) => tag !== undefined);
    const isThere = tagged.some(
      (one) => digestOn(byTag.get(`${repository}:${one.tag}`) ?? [], day) === one.digest,
    );
    return tagged.length === 0 || isThere ? named(subject, repository) : subject;
  };
}

/** Which digest the newest report of that day or before has; two of one day that differ leave it open. */
function digestOn(seen: readonly Seen[], day: string): string | undefined {
  const before = seen.filter((one) => one.day <= day);
  const newest = before.reduce((latest, one) => (one.day > latest ? one.day : latest), "");
  const digests = new Set(before.filter((one) => one.day === newest).map(({ digest }) => digest));
  const [digest] = digests;
  return digests.size === 1 ? digest : undefined;
}

function named(subject: ImageSubject, repository: string): ImageSubject {
  return { ...subject, name: `${repository}@${subject.digest}` };
}

function put(map: Map<string, Seen[]>, key: string, seen: Seen): void {
  const list = map.get(key);
  if (list) list.push(seen);
  else map.set(key, [seen]);
}

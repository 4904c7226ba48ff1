import { counted } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";

/** What the audit log knows of, in the order in which its page offers them to choose from. */
export const auditEvents = [
  "signed-in",
  "signed-out",
  "password-changed",
  "second-factor-set",
  "second-factor-removed",
  "recovery-codes-made",
  "identity-confirmed",
  "session-ended",
  "workspace-made",
  "member-invited",
  "invitation-withdrawn",
  "member-joined",
  "member-added",
  "role-changed",
  "member-removed",
  "reset-made",
  "reset-withdrawn",
  "reset-used",
  "share-made",
  "share-opened",
  "share-ended",
  "share-settings-changed",
  "snapshot-schedule-changed",
  "snapshots-thinned",
  "push-accepted",
  "second-factor-required",
  "file-exported",
  "write-limit-near",
  "write-limit-reached",
  "text-erased",
  "backup-made",
  "backup-restored",
  "entries-expired",
  "token-made",
  "token-revoked",
  "token-used",
  "token-refused",
  "token-settings-changed",
  "trust-rule-made",
  "trust-rule-changed",
  "trust-rule-removed",
  "token-exchanged",
  "evidence-expiry-changed",
  "team-made",
  "team-renamed",
  "team-members-changed",
  "team-removed",
  "owners-merged",
  "review-rules-changed",
  "own-controls-changed",
  "own-frameworks-changed",
  "comment-settings-changed",
  "docs-settings-changed",
] as const;
export type AuditEvent = (typeof auditEvents)[number];

export const auditOutcomes = ["done", "refused"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** More about an event, as short texts: a role, the one before, why it was refused. Never a secret. */
export type AuditDetail = { readonly [name: string]: string };

interface Described {
  readonly event: string;
  readonly outcome: string;
  readonly target: string;
  readonly detail: AuditDetail;
}

interface EventWords {
  /** To choose the event by: "Role changed". */
  readonly name: string;
  /** To follow a person's name: "changed the role of Ben Okafor from viewer to editor". */
  readonly tell: (target: string, detail: AuditDetail) => string;
  /** The words of a refusal: "could not sign in". */
  readonly refused?: string;
}

const asRole = ({ role = "" }: AuditDetail) => (role === "" ? "" : ` as ${withArticle(role)}`);

/** Items that ended with a member or role, and those that the admin took over. */
function wentWith(detail: AuditDetail): string {
  const told = (names: readonly (readonly [key: string, singular: string])[]) =>
    names.flatMap(([key, singular]) =>
      Number(detail[key] ?? "0") > 0 ? [counted(Number(detail[key]), singular)] : [],
    );
  const ended = told([
    ["invitationsEnded", "invitation"],
    ["resetsEnded", "password link"],
    ["passwordsEnded", "first password"],
    ["rulesEnded", "trust rule"],
    ["tokensEnded", "token"],
    ["linksEnded", "share link"],
  ]);
  const kept = told([
    ["rulesKept", "trust rule"],
    ["linksKept", "share link"],
  ]);
  return `${ended.length > 0 ? `, which ended ${joinWithAnd(ended)}` : ""}${kept.length > 0 ? `, and took over ${joinWithAnd(kept)}` : ""}`;
}

const didWords: ReadonlyMap<string, string> = new Map([
  ["wrote", "wrote"],
  ["released", "released"],
  ["retired", "retired"],
  ["discarded", "deleted the drafts of"],
]);

const words: { readonly [Event in AuditEvent]: EventWords } = {
  "signed-in": {
    name: "Signed in",
    tell: (_target, { by = "" }) => (by === "" ? "signed in" : `signed in, with ${by}`),
    refused: "could not sign in",
  },
  "signed-out": { name: "Signed out", tell: () => "signed out" },
  "password-changed": {
    name: "Password changed",
    tell: () => "changed the password, which ended the other sessions",
    refused: "could not change the password",
  },
  "second-factor-set": {
    name: "Second factor set up",
    tell: () => "set up a second factor, which ended the other sessions",
    refused: "could not set up a second factor",
  },
  "second-factor-removed": {
    name: "Second factor removed",
    tell: (target) =>
      target === "" ? "removed their own second factor" : `removed the second factor of ${target}`,
    refused: "could not remove the second factor",
  },
  "recovery-codes-made": {
    name: "Recovery codes created",
    tell: () => "created new recovery codes",
    refused: "could not create new recovery codes",
  },
  "identity-confirmed": {
    name: "Identity confirmed",
    tell: () => "confirmed their identity by password",
    refused: "could not confirm their identity",
  },
  "session-ended": {
    name: "Session ended",
    tell: (_target, { which = "one" }) =>
      which === "others" ? "ended all other sessions" : "ended a session",
  },
  "workspace-made": { name: "Workspace created", tell: (target) => `created the workspace ${target}` },
  "member-invited": {
    name: "Member invited",
    tell: (target, detail) => `invited ${target === "" ? "anyone with the link" : target}${asRole(detail)}`,
  },
  "invitation-withdrawn": {
    name: "Invitation withdrawn",
    tell: (target) => (target === "" ? "withdrew an invitation" : `withdrew the invitation of ${target}`),
  },
  "member-joined": {
    name: "Member joined",
    tell: (_target, detail) => `joined with an invitation${asRole(detail)}`,
  },
  "member-added": { name: "Member added", tell: (target, detail) => `added ${target}${asRole(detail)}` },
  "role-changed": {
    name: "Role changed",
    tell: (target, { role = "", before = "", ...detail }) =>
      `changed the role of ${target} from ${before} to ${role}${wentWith(detail)}`,
  },
  "member-removed": {
    name: "Member removed",
    tell: (target, detail) => `removed ${target}${wentWith(detail)}`,
  },
  "reset-made": { name: "Password link created", tell: (target) => `created a password link for ${target}` },
  "reset-withdrawn": {
    name: "Password link withdrawn",
    tell: (target) => `withdrew a password link for ${target}`,
  },
  "reset-used": { name: "Password link used", tell: () => "set a new password with a link" },
  "share-made": { name: "Share link created", tell: (target) => `created a link to ${target}` },
  "share-opened": {
    name: "Share link opened",
    tell: (target) => `opened a link to ${target}`,
    refused: "could not open a link",
  },
  "share-ended": { name: "Share link ended", tell: (target) => `ended a link to ${target}` },
  "share-settings-changed": {
    name: "Share settings changed",
    tell: (_target, { allowed = "", days = "" }) =>
      allowed === "no" ? "turned off sharing" : `allowed links for at most ${days} days`,
  },
  "evidence-expiry-changed": {
    name: "Evidence expiry changed",
    tell: (_target, { days = "", controls = "0" }) =>
      `set evidence from reports to expire after ${days} days${controls === "0" ? "" : `, with other times for ${controls} controls`}`,
  },
  "review-rules-changed": {
    name: "Approval rules changed",
    tell: (_target, { needs = "" }) =>
      needs === "none"
        ? "turned off two-person approval"
        : `required two-person approval of these statuses: ${needs}`,
  },
  "own-controls-changed": {
    name: "Custom controls changed",
    tell: (_target, { did = "", which = "" }) =>
      `${didWords.get(did) ?? "changed"} custom controls: ${which}`,
  },
  "own-frameworks-changed": {
    name: "Custom frameworks changed",
    tell: (_target, { did = "", which = "" }) =>
      `${didWords.get(did) ?? "changed"} custom frameworks: ${which}`,
  },
  "comment-settings-changed": {
    name: "Comment settings changed",
    tell: (_target, { viewers = "" }) =>
      viewers === "yes" ? "allowed viewers to comment" : "stopped viewers from commenting",
  },
  "docs-settings-changed": {
    name: "Documentation settings changed",
    tell: (_target, { public: isPublic = "" }) =>
      isPublic === "yes"
        ? "made the documentation readable without signing in"
        : "made the documentation readable only after signing in",
  },
  "snapshot-schedule-changed": {
    name: "Automatic snapshots changed",
    tell: (target, { schedule = "" }) =>
      schedule === "off"
        ? `turned off automatic snapshots of ${target}`
        : `set automatic snapshots of ${target} to ${schedule}`,
  },
  "snapshots-thinned": {
    name: "Snapshots pruned",
    tell: (target, { numbers = "" }) =>
      `pruned automatic snapshots of ${target} by the retention rule: ${numbers}`,
  },
  "push-accepted": {
    name: "Push accepted",
    tell: (target, { number = "", rules = "" }) =>
      `accepted snapshot ${number} of ${target} as the baseline of pushes, although its push did not pass: ${rules}`,
  },
  "second-factor-required": {
    name: "Second factor required",
    tell: (_target, { required = "" }) =>
      required === "yes" ? "required a second factor from all members" : "made the second factor optional",
  },
  "file-exported": { name: "File exported", tell: (target) => `exported ${target}` },
  "write-limit-near": {
    name: "Write limit nearly reached",
    tell: () => "nearly reached the write limit of a minute",
  },
  "write-limit-reached": {
    name: "Write limit reached",
    tell: () => "exceeded the write limit of a minute, and was refused until later",
  },
  "text-erased": {
    name: "Text erased",
    tell: (_target, { places = "", reason = "" }) => `erased a text from ${places} places: ${reason}`,
  },
  "backup-made": { name: "Backup created", tell: () => "created a backup" },
  "backup-restored": { name: "Backup restored", tell: () => "restored a backup" },
  "entries-expired": {
    name: "Entries expired",
    tell: (_target, { count = "", days = "" }) =>
      `deleted ${count} entries of this log that were older than ${days} days`,
  },
  "token-made": {
    name: "Token created",
    tell: (target, { scopes = "", until = "" }) =>
      `created the token ${target} for ${scopes}, until ${until}`,
  },
  "token-revoked": { name: "Token revoked", tell: (target) => `revoked the token ${target}` },
  "token-used": {
    name: "Token used",
    tell: (target) => `used the token ${target}, for the first time that day`,
  },
  "token-refused": {
    name: "Token refused",
    tell: (target) => `was refused with the token ${target}`,
    refused: "was refused with a token",
  },
  "token-settings-changed": {
    name: "Token settings changed",
    tell: (_target, { allowed = "", days = "" }) =>
      allowed === "no" ? "turned off tokens" : `allowed tokens for at most ${days} days`,
  },
  "trust-rule-made": {
    name: "Trust rule created",
    tell: (target, { issuer = "", subject = "" }) =>
      `created the trust rule ${target}, for ${subject} of ${issuer}`,
  },
  "trust-rule-changed": {
    name: "Trust rule changed",
    tell: (target, { did = "", operators = "" }) =>
      did === "operators"
        ? `named the operators of the trust rule ${target}: ${operators}`
        : did === "taken over"
          ? `took over the trust rule ${target}`
          : `turned on the trust rule ${target}`,
  },
  "trust-rule-removed": { name: "Trust rule removed", tell: (target) => `removed the trust rule ${target}` },
  "token-exchanged": {
    name: "Identity token exchanged",
    tell: (target, { subject = "" }) =>
      `exchanged an identity token of ${subject} with the trust rule ${target}`,
    refused: "could not exchange an identity token",
  },
  "team-made": {
    name: "Team created",
    tell: (target, { members = "0" }) =>
      `created the team ${target}, with ${counted(Number(members), "member")}`,
  },
  "team-renamed": {
    name: "Team renamed",
    tell: (target, { before = "" }) => `renamed the team ${before} to ${target}`,
  },
  "team-members-changed": {
    name: "Team members changed",
    tell: (target, { added = "0", removed = "0" }) =>
      `changed the members of the team ${target}: ${added} added, ${removed} removed`,
  },
  "team-removed": { name: "Team removed", tell: (target) => `removed the team ${target}` },
  "owners-merged": {
    name: "Owners merged",
    tell: (target, { owners = "", changes = "0", pipelines = "0", failed = "0" }) =>
      `merged the owners ${owners} into ${target}, with ${counted(Number(changes), "change")} on ${counted(Number(pipelines), "pipeline")}${failed === "0" ? "" : `; failed on ${failed}`}`,
  },
};

/** @returns the name of the event; the id of one that this version does not know */
export function auditEventName(event: string): string {
  return isKnown(event) ? words[event].name : event;
}

/** @returns the action, to follow a person's name, with the reason of a refusal */
export function describeAudit({ event, outcome, target, detail }: Described): string {
  const known = isKnown(event) ? words[event] : undefined;
  if (outcome !== "refused") return known?.tell(target, detail) ?? event;
  const why = detail["reason"];
  return `${known?.refused ?? `was refused: ${event}`}${why === undefined ? "" : ` (${why})`}`;
}

function isKnown(event: string): event is AuditEvent {
  return Object.hasOwn(words, event);
}

function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
}

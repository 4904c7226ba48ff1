import { expect, it } from "vitest";
import { groupBy } from "../group-by";
import type { Route } from "./route";
import { routes } from "./routes";

const rows: readonly Route[] = routes;
const keyOf = ({ method, path }: Route) => `${method} ${path}`;

it("a demo has no members, invitations, tokens, trust rules, share links and settings, and all the rest", () => {
  const off = rows.filter(({ offInDemo }) => offInDemo !== undefined);
  const byReason = groupBy(off, ({ offInDemo }) => offInDemo);
  expect(Object.fromEntries([...byReason].map(([reason, of]) => [reason, of.map(keyOf)])))
    .toMatchInlineSnapshot(`
    {
      "invitations": [
        "POST /invitations",
        "DELETE /invitations/{id}",
        "POST /invitations/preview",
        "POST /invitations/accept",
      ],
      "members": [
        "GET /members",
        "POST /members",
        "PATCH /members/{id}",
        "DELETE /members/{id}",
        "GET /members/{id}/given",
        "POST /members/{id}/reset",
        "DELETE /members/{id}/second-factor",
        "DELETE /resets/{id}",
        "POST /resets/accept",
      ],
      "settings": [
        "POST /setup",
        "PATCH /workspace",
        "GET /audit",
        "POST /erasures/search",
        "POST /erasures",
        "GET /evidence-expiry",
        "PATCH /evidence-expiry",
        "POST /owners/merge",
        "POST /teams",
        "PATCH /teams/{id}",
        "DELETE /teams/{id}",
        "GET /review-rules",
        "PATCH /review-rules",
        "POST /controls",
        "POST /controls/release",
        "POST /controls/retire",
        "POST /controls/discard",
        "POST /frameworks",
        "POST /frameworks/retire",
        "GET /comment-settings",
        "PATCH /comment-settings",
        "GET /docs-settings",
        "PATCH /docs-settings",
      ],
      "share links": [
        "GET /shares",
        "PATCH /shares",
        "GET /snapshots/{id}/shares",
        "POST /snapshots/{id}/shares",
        "DELETE /shares/{id}",
        "GET /shares/{id}/confirmation",
        "GET /shares/{id}/openings",
        "POST /shares/{id}/redeem",
      ],
      "tokens": [
        "GET /tokens",
        "POST /tokens",
        "PATCH /tokens",
        "DELETE /tokens/{id}",
        "POST /token/exchange",
      ],
      "trust rules": [
        "POST /tokens/rules",
        "POST /tokens/rules/test",
        "PATCH /tokens/rules/{id}",
        "DELETE /tokens/rules/{id}",
      ],
    }
  `);
});

it("what a demo has needs no password, which its visitor does not have, nor an admin, except archiving", () => {
  const left = rows.filter(({ offInDemo }) => offInDemo === undefined);
  expect(left.filter(({ confirm }) => confirm === true).map(keyOf)).toEqual([]);
  expect(left.filter(({ access }) => access === "admin").map(keyOf)).toMatchInlineSnapshot(`
    [
      "DELETE /pipelines/{id}",
      "DELETE /pipelines/{id}/archive",
    ]
  `);
  expect(left.filter(({ access }) => access === "public").map(keyOf)).toMatchInlineSnapshot(`
    [
      "GET /openapi.json",
    ]
  `);
});

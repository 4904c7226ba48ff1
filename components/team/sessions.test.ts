import { afterAll, expect, test, vi } from "vitest";
import { listSessions, type Session } from "./sessions";

const session = (id: string, hour: number): Session => ({
  id,
  token: `t-${id}`,
  createdAt: "2026-11-24T08:00:00Z",
  updatedAt: `2026-11-24T${hour}:00:00Z`,
});
let answers: Readonly<Record<string, () => Response>> = {};
vi.stubGlobal(
  "fetch",
  async (address: string) => answers[address]?.() ?? new Response(null, { status: 404 }),
);
afterAll(() => vi.unstubAllGlobals());

test("one's own session is the one that asks now, also after a new password has begun another", async () => {
  const list = () => Response.json([session("phone", 12), session("first", 10)]);
  answers = {
    "/api/auth/list-sessions": list,
    "/api/auth/get-session": () => Response.json({ session: session("first", 10) }),
  };
  const before = await listSessions();
  expect(before).toMatchObject({
    ok: true,
    value: { current: "first", sessions: [{ id: "first" }, { id: "phone" }] },
  });
  answers = {
    "/api/auth/list-sessions": () => Response.json([session("second", 13)]),
    "/api/auth/get-session": () => Response.json({ session: session("second", 13) }),
  };
  expect(await listSessions()).toMatchObject({
    ok: true,
    value: { current: "second", sessions: [{ id: "second" }] },
  });
});

test("a list of which one's own session is not known is not shown", async () => {
  answers = { "/api/auth/list-sessions": () => Response.json([session("first", 10)]) };
  expect(await listSessions()).toMatchObject({ ok: false, error: { status: 404 } });
});

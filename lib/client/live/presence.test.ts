import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { NewPresence, PresentPerson } from "@/lib/domain/contract/presence";
import { startPresence } from "./presence";
import { hearPresence, leave, lookAt, marksIn, nameOfClient, presenceStore } from "./presence-store";

const sent: NewPresence[] = [];
let isHere = true;
let change = () => {};
let stop: () => void;

const person = (id: string, fields: Partial<PresentPerson> = {}): PresentPerson => ({
  id,
  name: id,
  clients: [`${id}-tab`],
  ...fields,
});
const hear = (...people: PresentPerson[]) => hearPresence(JSON.stringify({ people }));
const marks = () =>
  [...presenceStore.getState().marks].map(([node, text]) => [
    node,
    marksIn(text).map(({ name, isEditing }) => (isEditing ? `${name}!` : name)),
  ]);

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  isHere = true;
  lookAt({});
  stop = startPresence({
    clientId: "me-tab",
    userId: "me",
    send: (presence) => sent.push(presence),
    isHere: () => isHere,
    onChange: (listener) => {
      change = listener;
      return () => {
        change = () => {};
      };
    },
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("says where one looks at once, then at most once a second, and the newest place", async () => {
  await vi.advanceTimersByTimeAsync(0);
  for (const node of ["a", "b", "c"]) lookAt({ selection: { node } });
  await vi.advanceTimersByTimeAsync(999);
  expect(sent).toEqual([{ clientId: "me-tab" }]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([{ clientId: "me-tab" }, { clientId: "me-tab", selection: { node: "c" } }]);
  lookAt({ selection: { node: "c" } });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toHaveLength(2);
});

it("says nothing once this page is about to remove the pipeline, and speaks again where it was not removed", async () => {
  await vi.advanceTimersByTimeAsync(0);
  leave(true);
  lookAt({ selection: { node: "a" } });
  await vi.advanceTimersByTimeAsync(30_500);
  expect(sent).toHaveLength(1);
  leave(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(2);
});

it("repeats it every ten seconds while anybody can see the page", async () => {
  await vi.advanceTimersByTimeAsync(30_500);
  expect(sent).toHaveLength(4);
  isHere = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(4);
});

it("says it as soon as there is a connection, where there was none", async () => {
  isHere = false;
  await vi.advanceTimersByTimeAsync(500);
  change();
  expect(sent).toEqual([]);
  isHere = true;
  change();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(1);
  change();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(1);
});

it("says it again to a server that does not know", async () => {
  await vi.advanceTimersByTimeAsync(3_000);
  hear(person("me", { clients: ["me-tab"] }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toHaveLength(1);
  hear(person("ben"));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(2);
});

it("shows the others, where they look and who of them edits, and not oneself", () => {
  hear(
    person("ana", { selection: { node: "ci" }, isEditing: true }),
    person("ben", { selection: { node: "ci" } }),
    person("cy", { selection: { edge: "e" } }),
    person("me", { clients: ["me-tab", "other"] }),
  );
  expect(presenceStore.getState().people.map(({ name }) => name)).toEqual(["ana", "ben", "cy"]);
  expect(marks()).toEqual([["ci", ["ana!", "ben"]]]);
});

it("changes nothing for anyone who hears the same again, and of other nodes", () => {
  hear(person("ana", { selection: { node: "ci" } }));
  const before = presenceStore.getState();
  hear(person("ana", { selection: { node: "ci" } }));
  expect(presenceStore.getState()).toBe(before);
  hear(person("ana", { selection: { node: "ci" } }), person("ben", { selection: { node: "registry" } }));
  expect(presenceStore.getState().marks.get("ci")).toBe(before.marks.get("ci"));
});

it("forgets the others when nothing is heard any more, but not what they are called", async () => {
  hear(person("ana"));
  await vi.advanceTimersByTimeAsync(39_000);
  expect(presenceStore.getState().people).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(presenceStore.getState().people).toEqual([]);
  expect(nameOfClient("ana-tab")).toBe("ana");
  stop();
  expect(nameOfClient("ana-tab")).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

it("survives what it cannot read", () => {
  hearPresence("nonsense");
  expect(presenceStore.getState().people).toEqual([]);
});

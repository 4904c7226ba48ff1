import { afterEach, expect, test, vi } from "vitest";
import { createNameOfTab } from "./name-of-tab";
import { rememberNames } from "./presence-store";

const fetched = vi.fn<typeof fetch>();
vi.stubGlobal("fetch", fetched);

afterEach(() => fetched.mockReset());

const entry = (revision: number, name: string) => ({ revision, by: { id: name.toLowerCase(), name } });
const answer = (...entries: object[]) => Response.json({ entries, snapshots: [], searchedFrom: 1 });

test("a person who is here is known without asking", () => {
  rememberNames([{ id: "ben", name: "Ben", clients: ["bens-tab"] }]);
  expect(createNameOfTab("p1")("bens-tab", 7)).toBe("Ben");
  expect(fetched).not.toHaveBeenCalled();
});

test("a person who came back, or has left, is known from the log, which is asked once for each tab", async () => {
  const nameOfTab = createNameOfTab("p1");
  fetched.mockImplementation(async (address) =>
    address === "/api/v1/pipelines/p1/activity?before=8"
      ? answer(entry(7, "Ben"), entry(6, "Ana"))
      : answer(entry(9, "Ana")),
  );
  expect(
    await Promise.all([nameOfTab("new-tab", 7), nameOfTab("new-tab", 8), nameOfTab("other-tab", 9)]),
  ).toEqual(["Ben", "Ben", "Ana"]);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test("where the log cannot be asked nobody is named, and the next change asks again", async () => {
  const nameOfTab = createNameOfTab("p1");
  fetched.mockRejectedValueOnce(new TypeError("no network"));
  expect(await nameOfTab("new-tab", 7)).toBeUndefined();
  fetched.mockResolvedValueOnce(answer(entry(8, "Ben")));
  expect(await nameOfTab("new-tab", 8)).toBe("Ben");
});

test("who restored a snapshot is known by any of its changes", async () => {
  fetched.mockResolvedValueOnce(answer({ ...entry(9, "Ben"), since: 5 }, entry(4, "Ana")));
  expect(await createNameOfTab("p1")("restore:s1:5-9", 6)).toBe("Ben");
});

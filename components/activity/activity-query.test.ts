import { expect, it } from "vitest";
import { activityHref, activityAddress } from "./activity-query";

it("reads what the address asks for, and sets aside what it cannot use", () => {
  expect(
    activityAddress.read({ node: "ci", before: "120", control: "NOT AN ID", person: ["a", "b"] }),
  ).toEqual({
    query: { person: "a", node: "ci", control: undefined, before: 120 },
    ignored: ["person=b", "control=NOT AN ID"],
  });
  expect(activityAddress.read({ person: "the-server" })).toEqual({
    query: { person: "the-server" },
    ignored: [],
  });
  expect(activityAddress.read({ before: "0", node: "" })).toEqual({ query: {}, ignored: ["before=0"] });
});

it("writes addresses in which a changed filter starts at the newest entry", () => {
  const query = { node: "ci", before: 120 };
  expect(activityHref("/a", query)).toBe("/a?node=ci");
  expect(activityHref("/a", query, { before: 70 })).toBe("/a?node=ci&before=70");
  expect(activityHref("/a", query, { node: undefined })).toBe("/a");
});

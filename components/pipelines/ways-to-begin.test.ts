import { expect, it } from "vitest";
import { topics } from "@/lib/domain/interview/topics";
import { waysToBegin } from "./ways-to-begin";

it("names as many questions as the interview may ask about the map", () => {
  const interview = waysToBegin.find(({ id }) => id === "interview");
  expect(interview?.about).toContain(`Up to ${topics.length} questions draw the map.`);
});

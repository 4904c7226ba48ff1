import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { catalogue } from "@/lib/domain/catalogue/load";
import { controlFaults, frameworkFaults } from "@/lib/domain/catalogue/own/own-faults";
import { readOwnFile } from "@/lib/domain/catalogue/own/read-own-file";

test("the file of own controls in the documentation is one that is taken", () => {
  const page = readFileSync("docs/guides/custom-controls.md", "utf8");
  const example = /```yaml\n(schema: blueline\/own\/1\n.*?)```/s.exec(page)?.[1] ?? "";
  const read = readOwnFile(example);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { controls = [], frameworks = [] } = read.value;
  expect([controls.length, frameworks.length]).toEqual([1, 1]);
  const itemsOf = (id: string) => {
    const framework = frameworkById(id, { policy: { frameworks } });
    return framework && new Set(framework.items.map((item) => item.id));
  };
  expect(controlFaults(controls, { itemsOf, technologies: catalogue.technologies })).toEqual([]);
  expect(frameworkFaults(frameworks, (id) => frameworkById(id) !== undefined)).toEqual([]);
});

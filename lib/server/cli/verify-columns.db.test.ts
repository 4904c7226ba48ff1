import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { alterEachColumn } from "@/lib/testing/alter-columns";
import { describeDatabases } from "@/lib/testing/databases";
import { pollute } from "@/lib/testing/pollute";
import { columnsOf, leftOf, models, tableOf } from "../audit/coverage";
import { verifyDatabase } from "../audit/verify-database";
import { eraseEverywhere } from "../erase/erase";

const held = models.flatMap((model) => {
  const left = leftOf(model);
  return typeof left === "string" ? [] : [{ table: tableOf(model), left: [...left.keys()] }];
});

it("knows every table and column by its name in the models", () => {
  const folder = "prisma/models";
  const schema = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
  const named = [...schema.join("\n").matchAll(/^model (\w+) \{\n(.*?)^ {2}@@map\("(\w+)"\)/gms)];
  const relations = new Set(named.map(([, model]) => model));
  const told = named.map(([, model, fields = "", table]) => {
    const columns = [...fields.matchAll(/^ {2}(\w+) +(\w+)/gm)];
    return [model, table, columns.filter(([, , type]) => !relations.has(type)).map(([, name]) => name)];
  });
  const known = models.map((model) => [model, tableOf(model), columnsOf(model)]);
  expect(new Set(known)).toEqual(new Set(told));
});

describeDatabases("what `blueline verify` holds together", ({ database, dialect, url }) => {
  const faults = async () => (await verifyDatabase(database().client)).faults.length;

  it("is every column outside its list: each alteration is found", async () => {
    const { admin } = await pollute();
    await eraseEverywhere(admin, { text: "login: ", reason: "so that there is a tombstone" });
    expect(await faults()).toBe(0);
    for (const { table, left } of held) {
      const missed: string[] = [];
      for (const [column, found] of await alterEachColumn(dialect, url(), table, faults))
        if (found === 0) missed.push(column);
      expect(missed.toSorted()).toEqual(left.map((column) => `${table}.${column}`).toSorted());
    }
    expect(await faults()).toBe(0);
  });
});

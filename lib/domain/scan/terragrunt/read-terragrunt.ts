import type { Fact } from "../facts";
import { evaluateBody } from "../hcl/evaluate-body";
import { blocksOf } from "../hcl/expression";
import { readHcl } from "../hcl/parse-hcl";
import { createSimpleScope } from "../hcl/simple-scope";
import type { Reader } from "../reader";
import { baseName, folderOf, resolvePath } from "../source";
import { field, filledText } from "../values/value";

/** Terragrunt only says which module it is of; it is read as no more. */
export const terragruntReader: Reader = {
  format: "terragrunt",
  recognises: ({ path }) => baseName(path) === "terragrunt.hcl" || baseName(path) === "root.hcl",
  read: (file, tree) => {
    const { body } = readHcl(file);
    const scope = createSimpleScope([body], []);
    return {
      notUnderstood: [],
      facts: blocksOf(body, "terraform").flatMap((block): readonly Fact[] => {
        const value = field(evaluateBody(block.body, block.at, scope), "source");
        const text = filledText(value);
        if (!value || text === undefined) return [];
        const isPath = /^\.{1,2}\//.test(text);
        const path = isPath ? resolvePath(folderOf(file.path), text.replace("//", "/")) : undefined;
        const local = path !== undefined && [...tree.keys()].some((each) => folderOf(each) === path);
        const to = local ? path : text;
        return [{ kind: "uses", from: file.path, to, local, how: "source", at: value.at }];
      }),
    };
  },
};

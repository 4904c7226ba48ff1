import type { Fact } from "../facts";
import type { ResourceReader } from "../cloud/resource";
import { scriptLines } from "../cloud/script-lines";
import { readScript } from "../shell/read-script";
import { field, fields, filledText, itemsOf, textOf } from "../values/value";

/** A stack of CloudFormation that Terraform makes: its template, where it is in the tree. */
export const readStackTemplate: ResourceReader = ({ value, at, stack }) => {
  const body = field(value, "template_body");
  const address = filledText(field(value, "template_url"));
  if (body?.kind === "text" && body.at.file !== at.file && stack.tree.has(body.at.file)) {
    return [{ kind: "uses", from: at.file, to: body.at.file, local: true, how: "source", at }];
  }
  return address === undefined
    ? []
    : [{ kind: "uses", from: at.file, to: address, local: false, how: "source", at }];
};

/** Commands that Terraform runs itself when it makes a resource. */
export const readLocalExec: ResourceReader = ({ value, id, file, stack }) =>
  fields(value, "provisioner").flatMap((provisioner): readonly Fact[] => {
    const kind = textOf(field(provisioner, "#label"));
    const scripts =
      kind === "local-exec" ? [field(provisioner, "command")] : itemsOf(field(provisioner, "inline"));
    return scripts.flatMap((script) =>
      script
        ? readScript(scriptLines(script), {
            by: id,
            file: stack.tree.get(script.at.file) ?? file,
            tree: stack.tree,
            folder: stack.folder,
            variables: new Map(),
          })
        : [],
    );
  });

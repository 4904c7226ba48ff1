import { controlsOfChecks } from "../check-controls";
import { CollectedFacts } from "../collected-facts";
import type { Reader } from "../reader";
import { folderOf } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { imagesOfRelease } from "./goreleaser-facts";

/** The images of a release of GoReleaser. A file that makes none says nothing of containers. */
export const goreleaserReader: Reader = {
  format: "goreleaser",
  recognises: ({ path }) =>
    /(?:^|\/)\.?goreleaser(?:[.-][\w.-]+)?\.ya?ml$/.test(path) && !path.includes(".github/"),
  read: (file) => {
    const { documents, faults } = readYaml(file.text);
    const notUnderstood = faults.map(({ line, message }) => ({
      at: { file: file.path, line },
      why: message,
    }));
    const [settings] = documents;
    if (!settings) return { facts: [], notUnderstood };
    const folder = folderOf(file.path);
    const root = folder.endsWith(".config") ? folderOf(folder) : folder;
    const by = `${file.path}#release`;
    const images = imagesOfRelease(settings, file, { by, root, isPublishing: true });
    if (images.length === 0) return { facts: [], notUnderstood };
    const collected = new CollectedFacts();
    const at = { file: file.path, line: settings.line };
    collected.add({ kind: "ci", at, id: file.path, tool: "goreleaser", triggers: [] });
    // Its caller is not in this file.
    collected.add({ kind: "job", at, id: by, ci: file.path, name: "release", starts: "unknown", needs: [] });
    for (const fact of images) collected.add(fact);
    for (const control of controlsOfChecks(images)) collected.add(control);
    return { facts: collected.all(), notUnderstood };
  },
};

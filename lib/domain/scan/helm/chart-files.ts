import { baseName, folderOf, type SourceFile, type SourceTree } from "../source";

/** The folders above a path, the nearest first; "" is the root. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  let folder = folderOf(path);
  while (folder !== "") {
    folders.push(folder);
    folder = folderOf(folder);
  }
  return [...folders, ""];
}

export function inFolder(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** The chart that a path is in: the nearest folder above with a Chart.yaml. */
export function chartFolderOf(path: string, tree: SourceTree): string | undefined {
  return foldersAbove(path).find((folder) => tree.has(inFolder(folder, "Chart.yaml")));
}

/** Whether a file is read as a part of a chart, by its Chart.yaml. */
export function isTemplateOfChart(path: string, tree: SourceTree): boolean {
  const chart = chartFolderOf(path, tree);
  return chart !== undefined && path.startsWith(inFolder(chart, "templates/"));
}

/** Whether a chart lies in the `charts` folder of another, which is read with it. */
export function isSubchart(chart: string, tree: SourceTree): boolean {
  const above = folderOf(chart);
  return baseName(above) === "charts" && tree.has(inFolder(folderOf(above), "Chart.yaml"));
}

/** The files below a folder, in the order of their paths. */
export function filesBelow(folder: string, tree: SourceTree): readonly SourceFile[] {
  const start = inFolder(folder, "");
  return [...tree.values()]
    .filter(({ path }) => path.startsWith(start))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const longestLook = 200_000;

/** Whether a text takes something of a chart, in whatever file it is. */
export function isTemplateText(text: string): boolean {
  const look = text.length > longestLook ? text.slice(0, longestLook) : text;
  return /\{\{[^}\n]{0,100}(?:\.Values\b|\.Release\.|\.Chart\.|\binclude ")/.test(look);
}

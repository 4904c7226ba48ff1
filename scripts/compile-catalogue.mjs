#!/usr/bin/env node
// Checks the catalogue's files and writes the generated ones (lib/domain/catalogue/generated,
// public/catalogue). A new control, technology, framework or incident needs only a file or a row, and no
// code.
import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkExploited, checkIncidents, checkRules } from "./catalogue-checks.mjs";
import {
  controlSchema,
  exploitedSchema,
  firstSchema,
  frameworkSchema,
  incidentSchema,
  nodeKind,
  questionsSchema,
  technologiesSchema,
  versionSchema,
} from "./catalogue-schema.mjs";

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), ".."));
const catalogueFolder = join(root, "lib/domain/catalogue");
const problems = [];

const version = read(join(catalogueFolder, "version.json"), versionSchema)?.version;
const controls = readFolder("controls", controlSchema);
const frameworks = readFolder("frameworks", frameworkSchema);
const incidents = readFolder("incidents", incidentSchema);
const technologyFiles = listJson(join(catalogueFolder, "technologies")).map((file) => ({
  file,
  rows: read(file, technologiesSchema) ?? [],
}));
const questionFiles = listJson(join(catalogueFolder, "interview/questions")).map((file) => ({
  file,
  questions: read(file, questionsSchema) ?? {},
}));
const firstFile = join(catalogueFolder, "interview/first.json");
const first = read(firstFile, firstSchema) ?? {};
const exploitedFile = join(catalogueFolder, "exploited.json");
const exploited = read(exploitedFile, exploitedSchema);
checkTechnologies();
checkReferences();
checkRules(controls, report);
checkIncidents(incidents, { controls, technologies: technologyFiles.flatMap(({ rows }) => rows) }, report);
checkExploited(
  exploitedFile,
  exploited,
  { technologies: technologyFiles.flatMap(({ rows }) => rows) },
  report,
);
checkQuestions();
checkFirst();
if (problems.length > 0) {
  console.error(
    `The catalogue has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
  );
  process.exit(1);
}
writeAll();

function read(file, schema) {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) report(file, path, message);
  } catch (error) {
    report(file, [], error.message);
  }
  return undefined;
}

function report(file, path, message) {
  const field = path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
  problems.push(`${relative(root, file)}: ${field === "" ? "" : `${field}: `}${message}`);
}

/** One record a file, named like its id, so that two people adding records never touch the same file. */
function readFolder(name, schema) {
  return listJson(join(catalogueFolder, name)).flatMap((file) => {
    const record = read(file, schema);
    if (!record) return [];
    if (!file.endsWith(`/${record.id}.json`)) report(file, ["id"], `"${record.id}" must be the file's name`);
    return [{ file, record }];
  });
}

function listJson(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

function checkTechnologies() {
  const seen = new Map();
  for (const { file, rows } of technologyFiles) {
    for (const [index, { id }] of rows.entries()) {
      if (seen.has(id)) report(file, [index, "id"], `"${id}" is in ${relative(root, seen.get(id))} too`);
      seen.set(id, file);
    }
  }
}

function checkReferences() {
  const products = new Set(technologyFiles.flatMap(({ rows }) => rows.flatMap((row) => row.products ?? [])));
  const items = new Map(
    frameworks.map(({ record }) => [record.id, new Set(record.items.map((item) => item.id))]),
  );
  const techniques = new Set(
    [...items].filter(([id]) => id.startsWith("mitre-attack-")).flatMap(([, ids]) => [...ids]),
  );
  for (const { file, record } of frameworks) {
    const ids = record.items.map((item) => item.id);
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index) report(file, ["items", index, "id"], `"${id}" is used twice`);
  }
  for (const { file, record } of controls) {
    for (const [index, product] of (record.products ?? []).entries())
      if (!products.has(product)) report(file, ["products", index], `no technology counts as "${product}"`);
    for (const [index, technique] of record.mitigates.entries())
      if (!techniques.has(technique))
        report(file, ["mitigates", index], `unknown technique "${technique}": it is in no ATT&CK framework`);
    for (const [framework, requirements] of Object.entries(record.frameworks)) {
      if (!items.has(framework)) report(file, ["frameworks", framework], "unknown framework");
      else
        for (const [index, id] of requirements.entries())
          if (!items.get(framework).has(id))
            report(file, ["frameworks", framework, index], `"${framework}" has no requirement "${id}"`);
    }
  }
}

/**
 * A control has at most one question; without one, the interview uses its title. Wording for a tool requires
 * a control for that tool.
 */
function checkQuestions() {
  const seen = new Map();
  for (const { file, questions } of questionFiles) {
    for (const [id, { in: words = {} }] of Object.entries(questions)) {
      if (seen.has(id)) report(file, [id], `is in ${relative(root, seen.get(id))} too`);
      seen.set(id, file);
      const control = controlById(id);
      if (!control) report(file, [id], "unknown control");
      else
        for (const tool of Object.keys(words))
          if (!isFor(control, tool)) report(file, [id, "in", tool], "the control is not for this technology");
    }
  }
}

function checkFirst() {
  for (const [about, ids] of Object.entries(first)) {
    for (const [index, id] of ids.entries()) {
      const control = controlById(id);
      if (!control) report(firstFile, [about, index], `unknown control "${id}"`);
      else if (
        !(nodeKind.options.includes(about) ? control.appliesTo.includes(about) : isFor(control, about))
      )
        report(firstFile, [about, index], `"${id}" is not for this kind or technology`);
    }
  }
}

function controlById(id) {
  return controls.find(({ record }) => record.id === id)?.record;
}

function isFor({ appliesTo, products }, technologyId) {
  const technology = technologyFiles.flatMap(({ rows }) => rows).find(({ id }) => id === technologyId);
  if (
    !technology?.kinds.some(
      (kind) => appliesTo.includes(kind) || (kind === "ci" && appliesTo.includes("builder")),
    )
  )
    return false;
  return products === undefined || products.some((product) => technology.products?.includes(product));
}

function writeAll() {
  const rules = controls.map(
    ({
      record: { what: _what, why: _why, how: _how, mitigates: _m, frameworks: _f, evidence: _e, ...rest },
    }) => rest,
  );
  const technologies = technologyFiles.flatMap(({ rows }) => rows);
  const prose = Object.fromEntries(
    controls.map(({ record }) => [
      record.id,
      {
        what: record.what,
        why: record.why,
        how: record.how,
        mitigates: record.mitigates,
        frameworks: record.frameworks,
        evidence: record.evidence,
      },
    ]),
  );
  const whole = frameworks.map(({ record }) => record);
  const past = incidents
    .map(({ record }) => record)
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const hash = createHash("sha256")
    .update(
      canonicalize(
        JSON.parse(
          JSON.stringify({
            version,
            controls: rules,
            technologies,
            prose,
            frameworks: whole,
            incidents: past,
          }),
        ),
      ),
    )
    .digest("hex");

  // Not part of the hash, like the exploited list: interview questions change nothing in a frozen snapshot.
  const interview = {
    questions: Object.assign({}, ...questionFiles.map(({ questions }) => questions)),
    first,
  };
  const generated = {
    controls: rules,
    technologies: technologies.map(({ names: _names, aliases: _aliases, ...technology }) => technology),
    aliases: Object.fromEntries(
      technologies.flatMap(({ id, names, aliases }) => (names || aliases ? [[id, { names, aliases }]] : [])),
    ),
    prose,
    frameworks: whole,
    incidents: past,
    exploited,
    mappings: mappings(),
    version: { version, hash },
    interview,
  };
  for (const [name, value] of Object.entries(generated))
    writeIfChanged(join(catalogueFolder, "generated", `${name}.json`), value);
  const folder = join(root, "public/catalogue");
  const details = join(folder, `${version}-${hash.slice(0, 12)}.json`);
  writeIfChanged(details, {
    version,
    hash,
    prose,
    frameworks: whole.map((framework) => withTitles(framework, prose)),
  });
  for (const file of listJson(folder)) if (file !== details) rmSync(file);
}

/**
 * The controls for each technique and requirement, by id: derived from hashed data, so not part of the hash.
 */
function mappings() {
  const answering = (cites) => controls.filter(({ record }) => cites(record)).map(({ record }) => record.id);
  const isAttack = ({ id }) => id.startsWith("mitre-attack-");
  // The Containers platform first, then the rest in the files' order.
  const techniques = frameworks
    .filter(({ record }) => isAttack(record))
    .flatMap(({ record }) => record.items.map((item) => item.id));
  return {
    techniques: techniques.map((id) => ({
      id,
      controls: answering(({ mitigates }) => mitigates.includes(id)),
    })),
    frameworks: frameworks.flatMap(({ record }) => {
      if (isAttack(record)) return [];
      const requirements = record.items.map(({ id, type, track, level }) => ({
        id,
        controls: answering((control) => control.frameworks[record.id]?.includes(id)),
        // A row that is itself a level is not one of its requirements.
        ...(type === "requirement" && track !== undefined ? { track, level } : {}),
      }));
      return [
        {
          id: record.id,
          requirements: requirements.filter((requirement) => requirement.controls.length > 0),
        },
      ];
    }),
  };
}

/** Only the titles that a control cites: the page about one control needs no more. */
function withTitles({ items, licence: _licence, mitigationNames: _names, ...framework }, prose) {
  const cited = new Set(
    Object.values(prose).flatMap((one) =>
      framework.id.startsWith("mitre-attack-") ? one.mitigates : (one.frameworks[framework.id] ?? []),
    ),
  );
  return {
    ...framework,
    titles: Object.fromEntries(
      items.filter((item) => cited.has(item.id)).map((item) => [item.id, item.title]),
    ),
  };
}

/** An unchanged file keeps its time, so that watchers and compilers do not run again. */
function writeIfChanged(file, value) {
  const text = `${JSON.stringify(value)}\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

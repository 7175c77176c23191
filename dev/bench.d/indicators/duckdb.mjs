// Reads the tables that compare.py wrote as CSV into DuckDB's own tables, and prints how long the queries take together and what they answer.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [folder, runs] = process.argv.slice(2);
const { statements, tables } = JSON.parse(readFileSync(`${folder}/statements.json`, "utf8"));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
for (const table of tables) await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${folder}/${table}.csv', header = true)`);
const took = [];
let answers;
for (let run = 0; run < Number(runs); ++run) {
  const start = performance.now();
  answers = {};
  for (const [code, statement] of Object.entries(statements)) {
    const rows = (await connection.runAndReadAll(statement)).getRows().filter((row) => row[0] === "sex");
    answers[code] = [rows.reduce((sum, row) => sum + Number(row[2]), 0), rows.reduce((sum, row) => sum + Number(row[3]), 0)];
  }
  took.push(performance.now() - start);
}
took.sort((a, b) => a - b);
console.log(JSON.stringify({ median: took[Math.floor(took.length / 2)], answers }));

// Prints src/platform/schema.ts from a migrated database: node --import tsx bin/schema.ts <database url>
import pg from "pg";

const typeOf: Record<string, string> = {
  int8: "string",
  int4: "number",
  int2: "number",
  text: "string",
  cidr: "string",
  bool: "boolean",
  xid8: "string",
  bytea: "Buffer",
  timestamptz: "Date",
  date: "string",
  uuid: "string",
  float8: "number",
  jsonb: "Json",
  _text: "string[]",
  _int8: "string[]",
  _int2: "number[]",
  tsvector: "string",
};

/** The text of schema.ts for the database behind `client`: one row type for each table, in alphabetical order. */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{
    table_name: string;
    column_name: string;
    udt_name: string;
    nullable: boolean;
    generated: boolean;
  }>(`
    select table_name, column_name, udt_name, is_nullable = 'YES' as nullable, column_default is not null or is_generated = 'ALWAYS' as generated
    from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
    order by table_name, ordinal_position`);
  const choices = await choicesOf(client);
  const tables = Map.groupBy(rows, (row) => row.table_name);
  const noun = (table: string) =>
    table
      .split("_")
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join("");
  const body = [...tables].map(([table, columns]) => {
    const lines = columns.map(({ column_name, udt_name, nullable, generated }) => {
      const type = choices.get(`${table}.${column_name}`) ?? typeOf[udt_name];
      if (!type) throw new Error(`bin/schema.ts has no TypeScript type for ${udt_name}`);
      if (type === "Json") return `  ${column_name}: Json;`;
      const full = nullable ? `${type} | null` : type;
      return `  ${column_name}: ${generated ? `Generated<${full}>` : full};`;
    });
    return `export type ${noun(table)}Table = {\n${lines.join("\n")}\n};\n`;
  });
  const map = [...tables.keys()].map((table) => `  ${table}: ${noun(table)}Table;`).join("\n");
  return [
    "// Made by bin/schema.ts from the migrations; a test holds the two together.",
    'import type { ColumnType, Generated } from "kysely";\n',
    "/** JSON comes parsed and goes as text. */\ntype Json = ColumnType<unknown, string | undefined, string>;\n",
    ...body,
    `export type Database = {\n${map}\n};\n`,
  ].join("\n");
}

/** Columns held to a list of words by a check, as a union of those words. */
async function choicesOf(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ place: string; definition: string }>(`
    select conrelid::regclass || '.' || attname as place, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where contype = 'c' and cardinality(conkey) = 1 and connamespace = 'public'::regnamespace`);
  return new Map(
    rows
      .filter(({ definition }) => definition.includes("= ANY (ARRAY["))
      .map(({ place, definition }) => [
        place,
        [...definition.matchAll(/'([a-zA-Z_0-9]+)'::text/g)].map(([, word]) => `"${word}"`).join(" | "),
      ]),
  );
}

if (process.argv[1]?.endsWith("schema.ts")) {
  const client = new pg.Client(process.argv[2]);
  await client.connect();
  process.stdout.write(await describeSchema(client));
  await client.end();
}

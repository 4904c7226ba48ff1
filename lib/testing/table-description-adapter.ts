import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";

const charType = 18;
const textType = 25;

/**
 * Prisma's adapter for a description of the tables. PostgreSQL gives some of it in columns of the one-letter type "char",
 * which the adapter refuses and the schema engine expects: the adapter is told that they are text, the engine what they are.
 */
export function createTableDescriptionAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const charColumns = new WeakMap<readonly unknown[], readonly number[]>();
  const query = pool.query.bind(pool);
  const queryTables = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    const indexes = result.fields.flatMap((field, index) => (field.dataTypeID === charType ? [index] : []));
    for (const field of result.fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
    charColumns.set(result.rows, indexes);
    return result;
  };
  // The adapter uses this one form of the call.
  pool.query = queryTables as typeof pool.query;

  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => markChars(await factory.connect(), charColumns),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function markChars(
  adapter: SqlDriverAdapter,
  charColumns: WeakMap<readonly unknown[], readonly number[]>,
): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

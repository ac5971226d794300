/** Rows to CSV: columns of the first row, every field that needs it in quotes. */
export function stringify(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const line = (fields) => fields.map(field).join(',');
  return `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column])))].join('\n')}\n`;
}

const field = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

import { expect, test } from "vitest";
import { rowsCsv } from "./rows-csv.ts";

test("rows that were left out become a file in which accents last and nothing is a formula [S3.9]", () => {
  const row = {
    line: 7,
    email: "núñez@",
    fullName: 'Óscar "O", Núñez',
    outcome: "invalid",
    message: null,
  } as const;
  const formula = { ...row, line: 8, email: " =SUM(A1)", fullName: null };
  expect(rowsCsv([row, formula])).toBe(
    '\uFEFFemail,name,line,problem\r\nnúñez@,"Óscar ""O"", Núñez",7,\r\n"\' =SUM(A1)",,8,',
  );
});

/** How a cell begins that a spreadsheet may take for a formula, also after blanks and in full width (OWASP, CSV Injection). */
export const formulaStart = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** What people tell about themselves, in the order in which it is shown and asked for. */
export const profileDetails = [
  { name: "position", label: "Position" },
  { name: "department", label: "Department" },
  { name: "phone", label: "Phone" },
  { name: "clientCompany", label: "Client company" },
  { name: "zohoAccount", label: "Zoho account" },
] as const;

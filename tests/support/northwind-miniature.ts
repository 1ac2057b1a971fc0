/** A few rows in the shape of Northwind's files, oddities included, for machines that do not have the files. */
const files: Readonly<Record<string, string>> = {
  'customers.csv': `customerID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax
VINET,Vins et alcools Chevalier,Paul Henriot,Accounting Manager,59 rue de l'Abbaye,Reims,NULL,51100,France,26.47.15.10,26.47.15.11
TOMSP,Toms Spezialitäten,Karin Josephs,Marketing Manager,Luisenstr. 48,Münster,NULL,44087,Germany,0251-031259,0251-035695
PARIS,Paris spécialités,Marie Bertrand,Owner,265  boulevard Charonne,Paris,NULL,75012,France,(1) 42.34.22.66,(1) 42.34.22.77
`,
  'categories.csv': `categoryID,categoryName,description,picture
4,Dairy Products,Cheeses,0x15
`,
  'suppliers.csv': `supplierID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax,homePage
5,Cooperativa de Quesos,Antonio del Valle,Export Administrator,Calle del Rosal 4,Oviedo,Asturias,33007,Spain,(98) 598 76 54,NULL,NULL
`,
  'products.csv': `productID,productName,supplierID,categoryID,quantityPerUnit,unitPrice,unitsInStock,unitsOnOrder,reorderLevel,discontinued
11,Queso Cabrales,5,4,1 kg pkg.,21.00,22,30,30,0
42,Hokkien Fried Mee,5,4,32 - 1 kg pkgs.,14.00,26,0,0,1
`,
  'employees.csv': `employeeID,lastName,firstName,title,titleOfCourtesy,birthDate,hireDate,address,city,region,postalCode,country,homePhone,extension,photo,notes,reportsTo,photoPath
5,Buchanan,Steven,Sales Manager,Mr.,1955-03-04 00:00:00.000,1993-10-17 00:00:00.000,14 Garrett Hill,London,NULL,SW1 8JR,UK,(71) 555-4848,3453,0x15,Steven is fluent in French.,2,NULL
6,Suyama,Michael,Sales Representative,Mr.,1963-07-02 00:00:00.000,1993-10-17 00:00:00.000,Coventry House,London,NULL,EC2 7JR,UK,(71) 555-7773,428,0x15,Michael is a graduate of Sussex University.,5,NULL
`,
  'orders.csv': `orderID,customerID,employeeID,orderDate,requiredDate,shippedDate,shipVia,freight,shipName,shipAddress,shipCity,shipRegion,shipPostalCode,shipCountry
10248,VINET,5,1996-07-04 00:00:00.000,1996-08-01 00:00:00.000,1996-07-16 00:00:00.000,3,32.38,Vins et alcools Chevalier,59 rue de l'Abbaye,Reims,NULL,51100,France
10249,TOMSP,6,1996-07-05 00:00:00.000,1996-08-16 00:00:00.000,NULL,1,11.61,Toms Spezialitäten,Luisenstr. 48,Münster,NULL,44087,Germany
`,
  'order_details.csv': `orderID,productID,unitPrice,quantity,discount
10248,11,14.00,12,0
10248,42,9.80,10,0.15
10249,42,7.75,3,0.05
`,
};

export function miniatureFiles(name: string): File {
  return new File([files[name]!], name);
}

/** Reckoned by hand from the rows above. */
export const miniatureTotals = {
  count: 2,
  lines: 3,
  shipped: 1,
  exactGross: '289.25',
  exactNet: '273.3875',
  freight: 4399,
  quantity: '25',
  largest: [
    ['VINET', '251.3'],
    ['TOMSP', '22.0875'],
  ],
  without: ['PARIS'],
};

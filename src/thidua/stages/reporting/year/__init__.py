"""The year of an agency without a screen: a launch document and a workbook in, every paper and list out."""

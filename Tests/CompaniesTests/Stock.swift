/// Stock files of invented companies, in the columns of Sirene that count; others are mixed in.
enum Stock {
    static let companyHeader =
        "siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,prenomUsuelUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,categorieEntreprise,etatAdministratifUniteLegale,nomUniteLegale,denominationUniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,caractereEmployeurUniteLegale"

    static let companies = """
        \(companyHeader)
        356000000,O,,1991-01-01,LP,,53,2024,2026-09-01T10:00:00,GE,A,,LA POSTE,5510,53.10Z,NAFRev2,00048,,O
        732829320,O,,2019-05-06,,,22,2024,2026-09-20T10:00:00,PME,A,,"BOULANGERIE DE L'ÉCHELLE, SARL",5499,10.71C,NAFRev2,00074,N,O
        552081317,O,,1955-01-01,,,53,2024,2026-09-02T10:00:00,GE,A,,GRANDE COMPAGNIE DU NORD,5510,35.11Z,NAFRev2,00019,,O
        130025265,O,,2017-05-24,,,NN,,2026-09-03T10:00:00,,C,,SERVICE FERMÉ DE ROUBAIX,7120,84.11Z,NAFRev2,00013,,N
        100000009,P,,2020-01-01,,[ND],01,2024,2026-09-04T10:00:00,PME,A,[ND],,1000,96.02A,NAFRev2,00017,,O
        200000008,O,,2021-02-03,,CAMILLE,NN,,2026-09-05T10:00:00,PME,A,DELAVIGNE,,1000,43.22A,NAFRev2,00017,,N
        300000007,P,,2018-01-01,SEC,,02,2024,2026-09-05T10:00:00,PME,A,,SOCIETE DISCRETE,5710,70.22Z,NAFRev2,00017,,O

        """

    static let establishmentHeader =
        "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,trancheEffectifsEtablissement,anneeEffectifsEtablissement,dateDernierTraitementEtablissement,etablissementSiege,numeroVoieEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement,dateDebut,etatAdministratifEtablissement,enseigne1Etablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,caractereEmployeurEtablissement"

    static let establishments = """
        \(establishmentHeader)
        732829320,00074,73282932000074,O,2019-05-06,22,2024,2026-09-20T10:00:00,true,12,RUE,DE LANNOY,59100,ROUBAIX,59512,,,2019-05-06,A,L'ÉCHELLE À PAINS,10.71C,NAFRev2,O
        732829320,00082,73282932000082,O,2022-01-01,02,2024,2026-09-20T10:00:00,false,3,PLACE,DU MARCHE,59000,LILLE,59350,,,2022-01-01,A,,10.71C,NAFRev2,O
        732829320,00090,73282932000090,O,2020-01-01,NN,,2026-09-20T10:00:00,false,1,RUE,NEUVE,59100,ROUBAIX,59512,,,2024-06-30,F,,10.71C,NAFRev2,N
        356000000,00048,35600000000048,O,1991-01-01,53,2024,2026-09-01T10:00:00,true,9,RUE,DU COLONEL AVIA,75015,PARIS 15,75115,,,1991-01-01,A,,53.10Z,NAFRev2,O
        356000000,49837,35600000049837,O,1991-01-01,11,2024,2026-09-01T10:00:00,false,1,PLACE,DE LA POSTE,59100,ROUBAIX,59512,,,1991-01-01,A,,53.10Z,NAFRev2,O
        130025265,00013,13002526500013,O,2017-05-24,NN,,2026-09-03T10:00:00,true,1,RUE,DU FRESNOY,59100,ROUBAIX,59512,,,2025-01-01,F,,84.11Z,NAFRev2,N
        100000009,00017,10000000900017,P,2020-01-01,01,2024,2026-09-04T10:00:00,true,[ND],[ND],[ND],59100,ROUBAIX,59512,[ND],[ND],2020-01-01,A,[ND],96.02A,NAFRev2,O
        200000008,00017,20000000800017,O,2021-02-03,NN,,2026-09-05T10:00:00,true,5,RUE,DES ARTS,69001,LYON 1ER,69381,842666.66,6519924.37,2021-02-03,A,,43.22A,NAFRev2,N
        300000007,00017,30000000700017,P,2018-01-01,02,2024,2026-09-05T10:00:00,true,7,RUE,CACHEE,59000,LILLE,59350,,,2018-01-01,A,LE SECRET,70.22Z,NAFRev2,O

        """
}
